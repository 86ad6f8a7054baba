using System.Text;
using System.Text.Json.Nodes;
using StableNets.Kit.Grading;
using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;

namespace StableNets.Notebooks.Tests.Kit.Grading;

public sealed class AssignmentTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("stablenets-assignments-").FullName;
    private readonly Assignments assignments;

    public AssignmentTests()
    {
        TestHomework.WriteCourse(root);
        WriteSource("hw2-other", "// Exercise 1.6\n1", "Homework1.ErrorBound.Check(1)"); // no such member
        WriteSource("hw3-lonely", TestHomework.Layer, TestHomework.LayerCheck, "// Exercise 1.2\n1");
        WriteSource("hw4-last", TestHomework.Error, TestHomework.ErrorCheck);
        assignments = new Assignments(new Course(root));
    }

    [Fact]
    public void Points_and_titles_are_those_of_the_compiled_exercises() => Assert.Equal(
        [("1.1", 1), ("1.2", 2), ("1.4", 2)],
        assignments.All[0].Exercises.Select(exercise => (exercise.Id, exercise.Exercise.Points)));

    [Fact]
    public void A_source_whose_checks_do_not_fit_is_named_and_the_others_are_there()
    {
        Assert.Equal(["hw1-test", "hw4-last"], assignments.All.Select(assignment => assignment.Name));
        Assert.Equal(
            ["hw2-other.ipynb, cell 3: there is no exercise Homework1.ErrorBound in StableNets.Teaching.Homework.", "hw3-lonely.ipynb, cell 4: exercise 1.2 has no check."],
            assignments.Problems);
    }

    [Theory]
    [InlineData("essay.ipynb", "hw4-last", TestHomework.Layer, "hw4-last")] // the stamp, whatever else
    [InlineData("hw4.ipynb", null, TestHomework.Layer, "hw1-test")] // the exercises before the name
    [InlineData("essay.ipynb", "hw9-gone", TestHomework.Error, "hw1-test")] // both have this exercise: the first
    [InlineData("essay (HW4) final.ipynb", null, "1", "hw4-last")]
    [InlineData("HW4_Meyer.ipynb", null, "1", "hw4-last")]
    [InlineData("my hw4-last copy.ipynb", null, "1", "hw4-last")]
    [InlineData("hw44.ipynb", null, "1", null)]
    [InlineData("essay.ipynb", null, "1", null)]
    public void A_submission_belongs_to_the_homework_that_its_stamp_its_exercises_or_its_name_tell(string file, string? stamp, string code, string? name)
    {
        var json = JsonNode.Parse(TestHomework.Notebook(code))!;
        if (stamp is not null)
            json["metadata"]!["stablenets"] = new JsonObject { ["source"] = stamp, ["content"] = "x" };

        Assert.Equal(name, assignments.Of(NotebookReader.Parse($"/x/{file}", Encoding.UTF8.GetBytes(json.ToJsonString())))?.Name);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void WriteSource(string name, params string[] code) =>
        File.WriteAllText(Path.Combine(root, "notebooks", "solutions", name + ".ipynb"), TestHomework.Notebook(code));
}

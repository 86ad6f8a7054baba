using System.Text.Json;
using System.Text.RegularExpressions;

namespace StableNets.Notebooks.Tests.Kit.Grading;

public sealed partial class HostileClassTests(HostileClass graded) : IClassFixture<HostileClass>
{
    [Theory]
    [InlineData("solved", "graded", 1, 2, 2)]
    [InlineData("no-checks", "graded", 1, 2, 2)]
    [InlineData("edited-checks", "graded", 1, 0, 2)]
    [InlineData("endless", "cell-timeout", 1, 2, 2)]
    [InlineData("endless-answer", "graded", 1, 0, 2)]
    [InlineData("exits", "exited", 1, 2, 2)]
    [InlineData("overflows", "crashed", 1, 0, 2)]
    [InlineData("recurses", "graded", 1, 0, 2)]
    [InlineData("hoards", "out-of-memory", 1, 2, 2)]
    [InlineData("hoards-unseen", "out-of-memory", 1, 2, 2)]
    [InlineData("prints", "output-limit", 1, 2, 2)]
    [InlineData("shadows", "graded", 1, 0, 2)]
    [InlineData("forges", "graded", 1, 0, 2)]
    [InlineData("does-not-compile", "graded", 1, 0, 2)]
    [InlineData("renames", "graded", 1, 0, 2)]
    [InlineData("leaves-out", "graded", 1, 0, 2)]
    [InlineData("script", "graded", 1, 0, 2)]
    [InlineData("not-json", "unreadable", 0, 0, 0)]
    public void Each_is_graded_as_what_it_is(string student, string status, params int[] points)
    {
        var grade = graded.Grade(student);

        Assert.Equal(
            (status, string.Join(' ', points)),
            (grade.GetProperty("status").GetString(), string.Join(' ', Exercises(grade).Select(exercise => exercise.GetProperty("points").GetInt32()))));
        Assert.Equal(points.Sum(), grade.GetProperty("points").GetInt32());
        Assert.Equal(5, grade.GetProperty("maximum").GetInt32());
    }

    [Theory]
    [InlineData("endless-answer", "does not come to an end")]
    [InlineData("overflows", "stack overflow")]
    [InlineData("recurses", "Too many calls inside each other")]
    [InlineData("does-not-compile", "CS1525")]
    [InlineData("renames", "CS0103: The name 'EulerStep' does not exist in the current context")]
    [InlineData("leaves-out", "No cell begins with `// Exercise 1.2`.")]
    [InlineData("script", "Exception: <script>alert(1)</script>")]
    [InlineData("edited-checks", "Yours is [[0]]; it should be")]
    public void A_lost_exercise_says_why(string student, string reason)
    {
        var rules = Exercises(graded.Grade(student))[1].GetProperty("failedRules").EnumerateArray().Select(rule => rule.GetProperty("message").GetString()).ToArray();

        Assert.Contains(reason, Assert.Single(rules.Take(1)));
        Assert.Contains(StableNets.Kit.Pages.Html.Escape(reason), graded.Page(student));
    }

    [Fact]
    public void Nobody_is_missing_and_the_exit_code_says_that_not_all_is_well()
    {
        Assert.Equal(19, graded.Grades.Length);
        Assert.Equal(1, graded.ExitCode);
        Assert.Contains("not-json/hw1-test.ipynb: unreadable: hw1-test.ipynb: not a notebook, because it is not JSON (line 1).", graded.Error);
        Assert.Contains("prints/hw1-test.ipynb: output-limit: cell 6 printed 100,000,000 characters", graded.Error);
        Assert.Contains("exits/hw1-test.ipynb: exited: cell 6 ended the process (Environment.Exit(0))", graded.Error);
    }

    [Fact]
    public void The_json_has_the_promised_form()
    {
        var grade = graded.Grade("edited-checks");

        Assert.Equal(["submission", "status", "points", "maximum", "exercises"], Names(grade));
        Assert.Equal(["id", "points", "maximum", "failedRules"], Names(Exercises(grade)[1]));
        Assert.Equal(["rule", "message", "counterexample", "diagnosis"], Names(Exercises(grade)[1].GetProperty("failedRules")[0]));
    }

    [Fact]
    public void A_file_of_no_known_homework_is_kept_apart_and_cannot_be_a_formula()
    {
        var rows = File.ReadAllLines(Path.Combine(graded.Results, "grades.csv"));

        Assert.Equal("submission,homework,status,points,maximum,exercise 1.1,exercise 1.2,exercise 1.4", rows[0]);
        Assert.Equal("'=cmd/essay.ipynb,,unknown-homework,0,0,,,", rows[1]);
        Assert.Contains("solved/hw1-test.ipynb,Homework 1: a test,graded,5,5,1,2,2", rows);
        Assert.Equal(20, rows.Length);
    }

    [Fact]
    public void The_index_leads_to_each_feedback_and_no_page_runs_what_was_handed_in()
    {
        var links = Link().Matches(File.ReadAllText(Path.Combine(graded.Results, "index.html"))).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(19, links.Length);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(graded.Results, Uri.UnescapeDataString(link))), link));
        Assert.All(Directory.EnumerateFiles(graded.Results, "*.html"), page => Assert.DoesNotContain("<script>", File.ReadAllText(page)));
    }

    [Fact]
    public void The_console_has_a_table_of_students_and_exercises()
    {
        Assert.Contains("solved/hw1-test.ipynb: graded, 5 of 5 points", graded.Out);
        Assert.Matches(@"Submission +Status +1\.1 +1\.2 +1\.4 +Points", graded.Out);
    }

    private static JsonElement[] Exercises(JsonElement grade) => [.. grade.GetProperty("exercises").EnumerateArray()];

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];

    [GeneratedRegex("<td><a href=\"([^\"]*)\"")]
    private static partial Regex Link();
}

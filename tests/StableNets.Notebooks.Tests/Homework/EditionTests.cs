using StableNets.Kit.Editions;
using StableNets.Kit.Engine;
using StableNets.Kit.Grading;
using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Workers;

namespace StableNets.Notebooks.Tests.Homework;

/// <summary>The committed homework, file by file: as it is handed out it runs and earns nothing, with its solutions it earns everything.</summary>
public sealed class EditionTests
{
    private static readonly Course Course = Course.Find();

    private static readonly GradingLimits Limits = new(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(600));

    public static TheoryData<string> Names => [.. Course.Solutions.Select(path => Path.GetFileName(path))];

    [Fact]
    public void The_student_editions_are_what_the_sources_give() => Assert.Empty(new Release(Course).Verify().Problems);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Both_editions_run_to_the_end_without_an_error(string name)
    {
        foreach (var folder in new[] { Course.HomeworkFolder, Course.SolutionsFolder })
        {
            var notebook = NotebookReader.Read(Path.Combine(folder, name));
            var run = await new NotebookRunner(Limits.Cell).RunAsync(notebook, _ => { }, TestContext.Current.CancellationToken);
            Assert.All(run.Results, result => Assert.True(result.Outcome == CellOutcome.Succeeded, $"{notebook.Path}, {result.Cell.Name}: {string.Join('\n', result.Outputs.OfType<ErrorOutput>())}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Unsolved_it_earns_nothing_and_solved_it_earns_everything(string name)
    {
        var grades = new Grade[2];
        SubmissionFile[] files = [new("student", Path.Combine(Course.HomeworkFolder, name)), new("solution", Path.Combine(Course.SolutionsFolder, name))];
        await new Grader(Course, new Assignments(Course), Limits).GradeAsync(files, (i, grade) => grades[i] = grade, TestContext.Current.CancellationToken);

        Assert.All(grades, grade => Assert.True(grade.IsGraded, $"{grade.Submission} of {name}: {grade.StatusName}: {string.Join('\n', grade.Remarks)}"));
        Assert.All(grades[0].Exercises, exercise => Assert.Equal((exercise.Id, 0), (exercise.Id, exercise.Points)));
        Assert.All(grades[1].Exercises, exercise => Assert.Equal((exercise.Id, exercise.Maximum), (exercise.Id, exercise.Points)));
        Assert.True(grades[1].Maximum > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_the_teachers_stays_with_the_teacher(string name)
    {
        var student = NotebookReader.Read(Path.Combine(Course.HomeworkFolder, name));

        Assert.All(student.Cells, cell => Assert.DoesNotMatch("BEGIN |END |// STUB|For teachers", cell.Source));
        Assert.Equal(
            NotebookReader.Read(Path.Combine(Course.SolutionsFolder, name)).CodeCells.Select(cell => AnswerCell.ExerciseOf(cell.Source)).OfType<string>(),
            student.CodeCells.Select(cell => AnswerCell.ExerciseOf(cell.Source)).OfType<string>());
    }
}

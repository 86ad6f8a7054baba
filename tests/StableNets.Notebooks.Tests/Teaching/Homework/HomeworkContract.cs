using StableNets.Teaching;
using StableNets.Teaching.Homework;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>What every exercise of the homework must do with right, wrong and missing answers.</summary>
public class HomeworkContract
{
    private static readonly IReadOnlyDictionary<string, (IReadOnlyList<IExercise> Exercises, IReadOnlyList<Answers> Answers)> Homework =
        new Dictionary<string, (IReadOnlyList<IExercise>, IReadOnlyList<Answers>)>
        {
            ["1"] = (Homework1.All, Homework1Answers.All),
            ["2"] = (Homework2.All, Homework2Answers.All),
            ["3"] = (Homework3.All, Homework3Answers.All),
            ["4"] = (Homework4.All, Homework4Answers.All),
            ["5"] = (Homework5.All, Homework5Answers.All),
            ["6"] = (Homework6.All, Homework6Answers.All),
        };

    private static IEnumerable<Answers> All => Homework.Values.SelectMany(homework => homework.Answers);

    public static TheoryData<string> Numbers => [.. Homework.Keys];

    public static TheoryData<string> Ids => [.. All.Select(answers => answers.Exercise.Id)];

    public static TheoryData<string, string> Attempts =>
        [.. from answers in All from attempt in answers.Attempts select new TheoryDataRow<string, string>(answers.Exercise.Id, attempt.Name)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EveryExerciseHasAnswers(string number)
    {
        var (exercises, answers) = Homework[number];
        Assert.InRange(exercises.Count, 5, 8);
        Assert.Equal(exercises, answers.Select(one => one.Exercise));
        Assert.Equal(Enumerable.Range(1, exercises.Count).Select(i => $"{number}.{i}"), exercises.Select(exercise => exercise.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryExerciseIsTriedInEnoughWays(string id)
    {
        var answers = All.Single(answers => answers.Exercise.Id == id);
        Assert.True(answers.Right >= 2, $"exercise {id}: {answers.Right} right answers");
        Assert.True(answers.Wrong >= 4, $"exercise {id}: {answers.Wrong} wrong answers");
        Assert.Single(answers.Attempts, attempt => attempt.IsStub);
        Assert.Equal(answers.Attempts.Count, answers.Attempts.Select(attempt => attempt.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public void AnAnswerGetsWhatItDeserves(string id, string name)
    {
        var attempt = All.Single(answers => answers.Exercise.Id == id).Attempts.Single(attempt => attempt.Name == name);
        var report = attempt.Check();
        Assert.True(attempt.Points == report.Points, $"{report}");
        Assert.True(attempt.Diagnosis == report.Diagnosis, $"{report}");
        Assert.Equal(report.Points == report.Maximum, report.IsCorrect);
        Assert.Equal(!attempt.IsStub, report.IsStarted);
    }

    // The same check says the same, to the letter.
    [Theory]
    [MemberData(nameof(Attempts))]
    public void AReportIsTheSameInEveryRun(string id, string name)
    {
        var attempt = All.Single(answers => answers.Exercise.Id == id).Attempts.Single(attempt => attempt.Name == name);
        Assert.Equal($"{attempt.Check()}", $"{attempt.Check()}");
    }
}

using StableNets.Kit.Grading;
using StableNets.Kit.Grading.Results;
using StableNets.Teaching;

namespace StableNets.Notebooks.Tests.Kit.Grading;

public sealed class ResultTests
{
    [Fact]
    public void A_field_of_the_table_is_never_a_formula_and_keeps_commas_and_quotes()
    {
        var csv = GradesCsv.Of([Graded("=1+1"), Graded("@x"), Graded("-a,\"b\"\nc"), Graded("1=1")]);

        Assert.StartsWith("submission,homework,status,points,maximum,exercise 1.2,exercise 1.10\n'=1+1,\"Homework 1, one\",graded,3,6,3,0\n'@x,", csv);
        Assert.Contains("\n\"'-a,\"\"b\"\"\nc\",", csv);
        Assert.Contains("\n1=1,", csv);
    }

    [Fact]
    public void Pages_have_names_that_any_file_system_takes_and_no_two_share_one() => Assert.Equal(
        ["a-b.html", "a-b-2.html", "A-B-3.html", "index-2.html", "submission.html", new string('x', 80) + ".html", "Zoë.html"],
        PageNames.Of(new[] { "a/b.ipynb", "a-b.ipynb", "A B.ipynb", "index.ipynb", "?.ipynb", new string('x', 300) + ".ipynb", "Zoë.ipynb" }.Select(name => new SubmissionFile(name, name))));

    [Theory]
    [InlineData("Graded", "graded")]
    [InlineData("OutOfMemory", "out-of-memory")]
    [InlineData("NotGraded", "not-graded")]
    public void A_status_is_written_in_words_with_hyphens(string status, string written) =>
        Assert.Equal(written, Grade.NameOf(Enum.Parse<GradeStatus>(status)));

    [Fact]
    public void The_feedback_shows_rule_counterexample_and_diagnosis_as_text()
    {
        var page = FeedbackPage.Of(Graded("a.ipynb"));
        Assert.Contains("Exercises 1.2 and &lt;1.3&gt; are not right. If this answer uses one of them, begin there", page);

        Assert.Contains("✗ the step is Y + h σ", page);
        Assert.Contains("Yours is [[0]] &lt;b&gt;", page);
        Assert.Contains("Smallest input found: h = 1", page);
        Assert.Contains("It looks as if h is left out", page);
        Assert.Contains("3 of 6 points", page);
    }

    private static Grade Graded(string name) => new(
        name,
        GradeStatus.Graded,
        "Homework 1, one",
        [new("1.10", "Last", 0, 3, [new FailedRule("the step is Y + h σ", "Yours is [[0]] <b>", "h = 1", "h is left out")], ["1.2", "<1.3>"]), new("1.2", "Step", 3, 3, [], [])],
        []);
}

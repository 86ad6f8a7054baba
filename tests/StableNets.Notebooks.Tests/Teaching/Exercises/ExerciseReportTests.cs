using System.Text.Json;
using CsCheck;
using Microsoft.DotNet.Interactive.Formatting;
using StableNets.Teaching;
using StableNets.Teaching.Exercises;

namespace StableNets.Notebooks.Tests.Teaching.Exercises;

/// <summary>How a report is shown, to students and to programs.</summary>
public class ExerciseReportTests
{
    private const string Json = "application/vnd.stablenets.exercise+json";

    private static readonly Exercise<Func<double, double>> Square = new(
        "1.1", "A square", 2,
        Trials.Of(Inputs.Of(Any.Number.Select(x => new Point(x))), (Func<double, double> f, Point at) => f(at.x))
            .MustBe("x² <b>", x => x * x)
            .LooksLike("x is doubled & not squared", x => 2 * x));

    [Fact]
    public void AKernelIsSentAllForms() =>
        Assert.Equal(["text/html", "text/plain", Json], Formatter.GetPreferredMimeTypesFor(typeof(ExerciseReport)));

    [Fact]
    public void ProgramsReadPointsAndFailedRules()
    {
        using var wrong = JsonDocument.Parse(Square.Check(x => 2 * x).ToDisplayString(Json));
        Assert.Equal(["id", "title", "points", "maximum", "failedRules", "mendFirst"], wrong.RootElement.EnumerateObject().Select(part => part.Name));
        Assert.Equal(("1.1", 0, 2), (wrong.RootElement.GetProperty("id").GetString(), wrong.RootElement.GetProperty("points").GetInt32(), wrong.RootElement.GetProperty("maximum").GetInt32()));
        var rule = Assert.Single(wrong.RootElement.GetProperty("failedRules").EnumerateArray());
        Assert.Equal(
            ["x² <b>", "Yours is 2; it should be 1.", "x = 1", "x is doubled & not squared"],
            rule.EnumerateObject().Select(part => part.Value.GetString()));

        using var right = JsonDocument.Parse(Square.Check(x => x * x).ToDisplayString(Json));
        Assert.Equal(2, right.RootElement.GetProperty("points").GetInt32());
        Assert.Empty(right.RootElement.GetProperty("failedRules").EnumerateArray());
    }

    [Fact]
    public void PagesShowWordsAndNotTheirMarkup()
    {
        var html = Square.Check(x => 2 * x).ToDisplayString("text/html");
        Assert.Contains("x² &lt;b&gt;", html.Replace("x&#178;", "x²", StringComparison.Ordinal));
        Assert.Contains("doubled &amp; not squared", html);
        Assert.Contains("not yet right", html);
        Assert.Contains("✓ correct", Square.Check(x => x * x).ToDisplayString("text/html"));
    }

    private sealed record Point(double x);
}

using StableNets.Teaching.Figures;
using StableNets.Teaching.Formatting;
using StableNets.Teaching.Predictions;

namespace StableNets.Teaching;

/// <summary>How a student's guesses compare with what came.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Calibration : IShown
{
    private const int MostTicks = 12;

    private readonly Kept[] guesses;

    internal Calibration(Kept[] guesses) => this.guesses = guesses;

    string IShown.Html => string.Concat(Parts.Select(part => part.Html));

    string IShown.Plain => string.Join('\n', Parts.Select(part => part.Plain));

    private IEnumerable<IShown> Parts => guesses.Length == 0 ? [Table.Line("No guesses to compare: none was made in this notebook.")]
        : Ratios.Length < 2 ? [List]
        : [Figure, List];

    private Kept[] Ratios => [.. guesses.Where(one => one.Ratio is not null)];

    // After twelve lessons not every number finds room on a phone.
    private (double, string)[] Ticks => [.. Ratios.Select((one, i) => ((double)i, one.Id)).Where((_, i) => i % (1 + (Ratios.Length - 1) / MostTicks) == 0)];

    private Table List => new(
        $"{guesses.Count(one => one.Verdict is "just right" or "within a factor of two")} of {guesses.Length} guesses were right or within a factor of two",
        ["", "guess", "came", ""],
        [.. guesses.Select(one => new[] { one.Id, $"{one.Guess}", $"{one.Actual}", one.Verdict! })]);

    private Figure Figure => new(
        "Your guesses",
        "Each point is a guess, divided by what came. Above the line you guessed too large, below it too small. The axis counts factors: twice too large is as far from the line as half.",
        new Panel(
            "Guess ÷ what came",
            new Axis("prediction") { Ticks = Ticks },
            Axis.Log("guess ÷ what came"),
            new Curve("your guesses", Enumerable.Range(0, Ratios.Length).Select(i => (double)i), Ratios.Select(one => one.Ratio!.Value)) { Draw = Draw.Markers, Size = 9 },
            ReferenceLine.Horizontal("just right", 1)));
}

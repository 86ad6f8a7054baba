using System.Text.RegularExpressions;

namespace StableNets.Kit.Editions;

/// <summary>What a pair of markers encloses.</summary>
internal enum BlockKind
{
    /// <summary>Outside of all markers: for everybody.</summary>
    Common,

    /// <summary>What the student is to find.</summary>
    Solution,

    /// <summary>One rung of the hint ladder.</summary>
    Hint,

    /// <summary>For the teacher.</summary>
    Note,
}

/// <summary>
/// How markers are written in one kind of cell. They are text, because editors keep a cell's text and may drop its metadata.
/// A line that only resembles a marker is an error: read as ordinary text it would hand the solution to the students.
/// </summary>
internal sealed partial class Markers
{
    private readonly Regex exact;
    private readonly Regex alike;
    private readonly string form;

    private Markers(Regex exact, Regex alike, string form) => (this.exact, this.alike, this.form) = (exact, alike, form);

    /// <summary>In C#: <c>// BEGIN SOLUTION</c> and <c>// END SOLUTION</c>.</summary>
    public static Markers InCode { get; } = new(Code(), AlikeInCode(), "`// BEGIN SOLUTION` or `// END SOLUTION`");

    /// <summary>In Markdown: <c>&lt;!-- BEGIN HINT --&gt;</c> and so on, for hints, notes and solutions.</summary>
    public static Markers InText { get; } = new(Text(), AlikeInText(), "`<!-- BEGIN X -->` or `<!-- END X -->`, where X is SOLUTION, HINT or NOTE");

    /// <summary>The marker that a line is, or null for an ordinary line.</summary>
    /// <exception cref="EditionException">It resembles a marker.</exception>
    public (bool Begins, BlockKind Kind)? Read(string line, CellPlace place, int number)
    {
        if (exact.Match(line) is { Success: true } marker)
            return (marker.Groups["edge"].Value == "BEGIN", Enum.Parse<BlockKind>(marker.Groups["kind"].Value, ignoreCase: true));
        return alike.IsMatch(line) ? throw place.Error(number, $"`{line.Trim()}` resembles a marker; expected {form} alone on its line.") : null;
    }

    [GeneratedRegex(@"^\s*// (?<edge>BEGIN|END) (?<kind>SOLUTION)\s*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"(//|/\*)\W*(BEGIN|END)\W*(SOLUTION|HINT|NOTE)", RegexOptions.IgnoreCase)]
    private static partial Regex AlikeInCode();

    [GeneratedRegex(@"^\s*<!-- (?<edge>BEGIN|END) (?<kind>SOLUTION|HINT|NOTE) -->\s*$")]
    private static partial Regex Text();

    [GeneratedRegex(@"<!--\W*(BEGIN|END)\W*(SOLUTION|HINT|NOTE)", RegexOptions.IgnoreCase)]
    private static partial Regex AlikeInText();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace StableNets.Kit.Pages.Companions;

/// <summary>How long a lesson takes and where to stop, read from its own line on time.</summary>
/// <param name="Minutes">Minutes in all.</param>
/// <param name="InTwoSittings">Whether it asks for two sittings.</param>
/// <param name="Pause">Where it says that one can pause; empty when it does not say.</param>
internal sealed partial record LessonTime(int Minutes, bool InTwoSittings, string Pause)
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four"];

    /// <summary>The title that the pause names; empty when it names none.</summary>
    public string PauseTitle => Quoted().Match(Pause).Groups[1].Value;

    /// <summary>Reads the line; null when it says no time that can be understood.</summary>
    public static LessonTime? Of(string? line)
    {
        if (line is null || Line().Match(line) is not { Success: true } match || Number(match.Groups["number"].Value) is not { } number)
            return null;
        var minutes = match.Groups["unit"].Value.StartsWith("hour", StringComparison.Ordinal) ? 60 * number : number;
        return new LessonTime(minutes, match.Groups["two"].Success, match.Groups["pause"].Value);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : Array.IndexOf(Words, text) is var word and >= 0 ? word
        : null;

    [GeneratedRegex(@"^\*Time: about (?<number>\w+) (?<unit>minutes|hours?)(?<two>,? in two sittings)?(?:[;,] (?<pause>[^.]+)\.)?")]
    private static partial Regex Line();

    [GeneratedRegex("[\"“](.+?)[\"”]")]
    private static partial Regex Quoted();
}

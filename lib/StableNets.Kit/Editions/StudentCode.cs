using System.Text.RegularExpressions;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Editions;

/// <summary>A code cell as the student gets it: without solutions, and with the stubs that stand in them as comments.</summary>
internal static partial class StudentCode
{
    /// <summary>The cell's text.</summary>
    public static string Of(string source, CellPlace place)
    {
        var blocks = Block.Split(source, Markers.InCode, place);
        if (AnswerCell.ExerciseOf(source) is { } id && blocks.All(block => block.Kind != BlockKind.Solution))
            throw place.Error(1, $"the answer to exercise {id} has no block `// BEGIN SOLUTION` … `// END SOLUTION`, so the students would get it.");
        return string.Join('\n', blocks.SelectMany(block => block.Kind == BlockKind.Solution ? Stub(block) : Common(block, place))).TrimEnd();
    }

    private static IEnumerable<string> Stub(Block block) => block.Lines
        .Select(line => StubLine().Match(line))
        .Where(stub => stub.Success)
        .Select(stub => (stub.Groups["indent"].Value + stub.Groups["code"].Value).TrimEnd());

    private static IReadOnlyList<string> Common(Block block, CellPlace place)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (StubLine().IsMatch(block.Lines[i]))
                throw place.Error(block.Line + i, "a `// STUB` line stands outside of a solution.");
        }

        return block.Lines;
    }

    [GeneratedRegex(@"^(?<indent>\s*)// STUB(?: (?<code>.*))?$")]
    private static partial Regex StubLine();
}

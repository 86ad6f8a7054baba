namespace StableNets.Kit.Jupyter.Editing;

/// <summary>Jupyter counts a cursor's place in Unicode code points, .NET in UTF-16 units: they differ after an emoji or a letter such as 𝒦.</summary>
internal static class CursorPosition
{
    /// <summary>The place in UTF-16 units, within the code whatever was asked.</summary>
    public static int ToUtf16(string code, int codePoints)
    {
        var position = 0;
        for (var rest = codePoints; rest > 0 && position < code.Length; rest--)
            position += char.IsSurrogatePair(code, position) ? 2 : 1;
        return position;
    }

    /// <summary>The place in code points.</summary>
    public static int ToCodePoints(string code, int position) =>
        position - Enumerable.Range(0, Math.Max(0, position - 1)).Count(i => char.IsSurrogatePair(code, i));
}

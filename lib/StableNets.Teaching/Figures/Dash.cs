namespace StableNets.Teaching.Figures;

internal enum Dash
{
    Solid,
    Dashed,
    Dotted,
    DashDot,
    Long,
    LongDot,
}

/// <summary>The dashes as lengths in pixels, drawn and blank in turn: what both Plotly and SVG understand.</summary>
internal static class Dashes
{
    private static readonly string[] Pixels = ["", "7,4", "2,3", "8,3,2,3", "13,4", "13,3,2,3"];

    internal static int Count => Pixels.Length;

    internal static string Of(Dash dash) => Pixels[(int)dash];
}

using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Teaching.Figures;

/// <content>Pictures.</content>
public static partial class Panels
{
    /// <summary>Grey pictures side by side, such as handwritten digits, with a short label over each.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="pixels">A row for each picture: its rows of pixels one after the other. The smallest value of all is white, the largest black.</param>
    /// <param name="labels">A few characters for each picture, such as <c>"7 → 1"</c>.</param>
    /// <param name="across">So many stand side by side, 1 or more; a narrow screen has room for 8.</param>
    /// <param name="width">Pixels in a row of a picture; by default the pictures are square.</param>
    /// <returns>The panel.</returns>
    public static Panel Images(string title, Matrix<double> pixels, IReadOnlyList<string> labels, int across = 8, int? width = null)
    {
        var images = new ImageGrid("pictures", pixels, labels, width) { Across = across };
        return new(title, Axis.Hidden("picture"), Axis.Hidden("row of pictures"), images) { EqualAspect = true };
    }
}

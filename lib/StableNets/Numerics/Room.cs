using System.Runtime.InteropServices;

namespace StableNets.Numerics;

/// <summary>Memory for tiles that stays where it is and begins where a line of the cache begins.</summary>
/// <remarks>A vector that lies across two lines is loaded twice. The kernels do little but load and multiply, and this costs them up to a quarter of their speed.</remarks>
internal readonly struct Room
{
    private const int LineBytes = 64;

    private readonly double[] buffer;
    private readonly int start;

    /// <summary>Room for so many numbers, of any value.</summary>
    public Room(int length)
    {
        buffer = GC.AllocateUninitializedArray<double>(length + (LineBytes / sizeof(double)), pinned: true);
        var address = (nuint)Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0);
        start = (int)((LineBytes - (address % LineBytes)) % LineBytes / sizeof(double));
        Length = length;
    }

    public int Length { get; }

    public Tile Tile(int firstColumn, int rows, int columns) => new(buffer, start + (firstColumn * rows), rows, columns);
}

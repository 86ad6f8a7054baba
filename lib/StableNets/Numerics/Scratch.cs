namespace StableNets.Numerics;

/// <summary>
/// Working memory of one thread: tiles are taken during a step and given back after it, so that after the first layer
/// nothing is allocated any more.
/// </summary>
internal sealed class Scratch(int rows)
{
    private readonly List<Room> slots = [];
    private int used;

    public Tile Take(int columns)
    {
        var size = rows * columns;
        if (used == slots.Count)
            slots.Add(new Room(size));
        else if (slots[used].Length < size)
            slots[used] = new Room(size);
        return slots[used++].Tile(0, rows, columns);
    }

    /// <summary>How many tiles are out: give it to <see cref="Release"/> to return what was taken since.</summary>
    public int Mark => used;

    public void Release(int mark) => used = mark;
}

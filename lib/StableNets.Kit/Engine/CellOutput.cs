using System.Globalization;
using StableNets.Cells;

namespace StableNets.Kit.Engine;

/// <summary>Takes what the cell functions show into the cell's stream of outputs.</summary>
internal sealed class CellOutput(OutputStream outputs) : ICellOutput
{
    private int displays;

    public DisplayedValue Show(object? value, IReadOnlyCollection<string> mimeTypes) => Show(ValueFormatter.Format(value, mimeTypes).Data);

    public DisplayedValue ShowText(string text, string mimeType) => Show(new Dictionary<string, string> { [mimeType] = text });

    // Counted, not random: the same notebook gives the same messages.
    private DisplayedValue Show(IReadOnlyDictionary<string, string> data)
    {
        var id = $"display-{Interlocked.Increment(ref displays).ToString(CultureInfo.InvariantCulture)}";
        outputs.Write(new DisplayOutput(data, id));
        return new DisplayedValue(id, value => outputs.Write(new UpdateOutput(ValueFormatter.Format(value, [.. data.Keys]).Data, id)));
    }
}

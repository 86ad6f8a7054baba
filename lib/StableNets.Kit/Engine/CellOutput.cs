using StableNets.Cells;

namespace StableNets.Kit.Engine;

/// <summary>Takes what the cell functions show into the cell's stream of outputs.</summary>
internal sealed class CellOutput(OutputStream outputs) : ICellOutput
{
    public void Show(object? value, IReadOnlyCollection<string> mimeTypes) => outputs.Write(ValueFormatter.Format(value, mimeTypes));

    public void ShowText(string text, string mimeType) => outputs.Write(new DisplayOutput(new Dictionary<string, string> { [mimeType] = text }));
}

using StableNets.Kit.Engine;

namespace StableNets.Kit.Workers;

/// <summary>Keeps what a cell produced, each value shown as its last update left it: a page shows how a cell ended.</summary>
/// <param name="displays">Where the values that updates may name are kept, those of earlier cells included.</param>
internal sealed class LatestOutputs(Dictionary<string, (List<Output> Outputs, int At)> displays) : IOutputSink
{
    public List<Output> Items { get; } = [];

    public void Write(Output output)
    {
        if (output is UpdateOutput update)
        {
            // An update of what was left out, because the cell had shown too much, has no place.
            if (displays.TryGetValue(update.DisplayId, out var place))
                place.Outputs[place.At] = new DisplayOutput(update.Data, update.DisplayId);
            return;
        }

        if (output is DisplayOutput { DisplayId: { } id })
            displays[id] = (Items, Items.Count);
        Items.Add(output);
    }
}

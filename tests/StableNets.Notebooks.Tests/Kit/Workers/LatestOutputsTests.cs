using StableNets.Kit.Engine;
using StableNets.Kit.Workers;

namespace StableNets.Notebooks.Tests.Kit.Workers;

public sealed class LatestOutputsTests
{
    [Fact]
    public void An_update_takes_the_place_of_what_it_replaces()
    {
        var outputs = new LatestOutputs([]);
        foreach (var output in new Output[] { Display("a", "1"), new StreamOutput("text", false), Update("a", "2"), Update("a", "3") })
            outputs.Write(output);

        Assert.Equal(["3", "text"], outputs.Items.Select(Text));
    }

    [Fact]
    public void An_update_reaches_a_value_of_an_earlier_cell()
    {
        Dictionary<string, (List<Output>, int)> displays = [];
        LatestOutputs first = new(displays), second = new(displays);
        first.Write(new StreamOutput("text", false));
        first.Write(Display("a", "1"));
        second.Write(Display("b", "2"));
        second.Write(Update("a", "3"));
        second.Write(Update("unknown", "4"));

        Assert.Equal(["text", "3"], first.Items.Select(Text));
        Assert.Equal(["2"], second.Items.Select(Text));
    }

    private static DisplayOutput Display(string id, string text) => new(Data(text), id);

    private static UpdateOutput Update(string id, string text) => new(Data(text), id);

    private static Dictionary<string, string> Data(string text) => new() { ["text/plain"] = text };

    private static string Text(Output output) => output is DisplayOutput display ? display.Data["text/plain"] : ((StreamOutput)output).Text;
}

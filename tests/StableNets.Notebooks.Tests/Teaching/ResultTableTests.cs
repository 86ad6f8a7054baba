using Microsoft.DotNet.Interactive.Formatting;
using StableNets.Teaching;

namespace StableNets.Notebooks.Tests.Teaching;

public class ResultTableTests
{
    [Fact]
    public void ShowsCaptionHeadersAndCellsInTheirOrder()
    {
        var table = new ResultTable("Accuracy", ["net", "decided"], ["ResNet", "90 < 91"], ["Hamiltonian", "100"]);
        foreach (var (mime, less) in new[] { ("text/html", "&lt;"), ("text/plain", "<") })
        {
            var text = table.ToDisplayString(mime);
            var places = new[] { "Accuracy", "net", "decided", "ResNet", $"90 {less} 91", "Hamiltonian", "100" }.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToArray();
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
        }
    }

    [Fact]
    public void ARowOfAnotherLengthIsNamed() =>
        Assert.StartsWith(
            "each row must have 2 cells, one per header, got 1",
            Assert.Throws<ArgumentException>(() => new ResultTable("t", ["a", "b"], ["1", "2"], ["3"])).Message);
}

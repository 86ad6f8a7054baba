using StableNets.Kit.Notebooks;

namespace StableNets.Notebooks.Tests.Kit.Editions;

public sealed class EditionStampTests
{
    private static readonly Cell[] Cells = [new(1, CellKind.Text, "# Title", "a"), new(2, CellKind.Code, "var x = 1;\nx", "b")];

    private static readonly EditionStamp Stamp = new("hw1", EditionStamp.ContentOf(Cells));

    [Fact]
    public void What_editors_rewrite_does_not_count() => Assert.True(Stamp.Fits(
        [new(1, CellKind.Text, "# Title", "other"), new(2, CellKind.Code, "var x = 1;\nx\n"), new(3, CellKind.Code, "", "added")]));

    [Fact]
    public void A_changed_text_a_changed_kind_a_moved_and_a_missing_cell_do_count()
    {
        Assert.False(Stamp.Fits([Cells[0], Cells[1] with { Source = "var x = 2;\nx" }]));
        Assert.False(Stamp.Fits([Cells[0], Cells[1] with { Kind = CellKind.Text }]));
        Assert.False(Stamp.Fits([Cells[1], Cells[0]]));
        Assert.False(Stamp.Fits([Cells[0]]));
    }
}

using System.Runtime.InteropServices;

namespace StableNets.Notebooks.Tests.Kit.Commands;

public sealed class CellTimeoutTests(EndlessCourse course) : IClassFixture<EndlessCourse>
{
    [Fact]
    public void An_endless_cell_is_stopped_and_the_next_one_has_its_state()
    {
        Assert.Equal(1, course.ExitCode);
        Assert.Contains("01-endless.ipynb, cell 2 ran longer than 4 s and was stopped", course.Error);
        Assert.Contains("still here</pre>", course.Page("01-endless"));
        Assert.Equal(1, course.Report("01-endless").GetProperty("failedCells").GetInt32());
    }

    [Fact]
    public void A_cell_that_cannot_be_stopped_costs_its_process()
    {
        Assert.SkipUnless(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), "elsewhere such a read can be interrupted");

        Assert.Equal(
            "02-unstoppable.ipynb, cell 1 ran longer than 4 s and ended the process (it could not be stopped otherwise)",
            course.Error.ReplaceLineEndings("\n").Split('\n')[1]);
        Assert.Contains("Not run: an earlier cell ended the process.", course.Page("02-unstoppable"));
    }
}

using System.Runtime.Loader;
using StableNets.Teaching.Figures;
using StableNets.Teaching.Figures.Rendering;

namespace StableNets.Notebooks.Tests.Teaching.Figures.Rendering;

public class ChartRendererTests
{
    // The .NET Interactive kernel is such a process, and there a direct reference to Plotly.NET fails.
    [Fact]
    public void DrawsInAProcessThatHoldsAnOlderFSharpCore()
    {
        var ours = typeof(Microsoft.FSharp.Core.Unit).Assembly;
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(ours));
        Assert.Equal((10, 0), (ours.GetName().Version!.Major, ours.GetName().Version!.Minor));

        Assert.Contains("scatter", ChartRenderer.Instance.Render(Samples.PhasePlanes.Panels[0]));

        var charts = AssemblyLoadContext.GetLoadContext(ChartRenderer.Instance.GetType().Assembly)!;
        Assert.NotSame(AssemblyLoadContext.Default, charts);
        var theirs = Assert.Single(charts.Assemblies, assembly => assembly.GetName().Name == "FSharp.Core").GetName().Version!;
        Assert.True(theirs >= new Version(10, 1), $"Plotly.NET's FSharp.Core is {theirs}");
    }

    [Fact]
    public void SharesTheContractWithUs()
    {
        var charts = AssemblyLoadContext.GetLoadContext(ChartRenderer.Instance.GetType().Assembly)!;
        Assert.DoesNotContain(charts.Assemblies, assembly => assembly.GetName().Name is "StableNets.Teaching" or "StableNets");
        var folder = Path.GetDirectoryName(ChartRenderer.Instance.GetType().Assembly.Location)!;
        Assert.False(File.Exists(Path.Combine(folder, "StableNets.dll")) || File.Exists(Path.Combine(folder, "StableNets.Teaching.dll")));
    }

    [Fact]
    public void SaysWhatToDoWhenItIsNotBuilt()
    {
        var missing = Path.Combine(AppContext.BaseDirectory, "nowhere", "StableNets.Charts.dll");
        var problem = Assert.Throws<FileNotFoundException>(() => ChartRenderer.Load(missing));
        Assert.Contains("dotnet build lib/StableNets.Kit", problem.Message);
        Assert.Equal(missing, problem.FileName);
    }

    [Fact]
    public void BringsPlotlyJs()
    {
        Assert.Contains("plotly.js v2.28.0", PlotlyScript.Source[..100]);
        Assert.DoesNotContain("</script", PlotlyScript.Source, StringComparison.OrdinalIgnoreCase);
    }
}

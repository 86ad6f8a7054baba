using System.Diagnostics;
using System.Runtime.Intrinsics;
using Xunit;

namespace StableNets.Tests.Numerics;

/// <summary>
/// The kernels choose the widest vectors that the processor has, so a test sees only those. The runtime's switches take some away: here the tests of kernels
/// and gradients run once more in a process without them.
/// </summary>
public class VectorWidthTests
{
    // Tells the process with narrower vectors that it is one, and the widest that it should have.
    private const string Widest = "STABLENETS_WIDEST_VECTOR";

    private static readonly string[] Classes = ["*.AffineKernelTests", "*.GradientKernelTests", "*.ObjectiveTests", "*.VectorWidthTests"];

    [Theory]
    [InlineData("DOTNET_PreferredVectorBitWidth", "256", 256)]
    [InlineData("DOTNET_EnableAVX2", "0", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", "0", 0)]
    public async Task Kernels_and_gradients_are_right_with_narrower_vectors(string name, string value, int widest)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Widest) is null, "this is the process with narrower vectors");
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            Environment = { [name] = value, [Widest] = $"{widest}" },
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(typeof(VectorWidthTests).Assembly.Location);
        foreach (var one in Classes)
        {
            start.ArgumentList.Add("--filter-class");
            start.ArgumentList.Add(one);
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, said);
    }

    [Fact]
    public void Vectors_are_no_wider_than_the_switch_allows()
    {
        var widest = int.TryParse(Environment.GetEnvironmentVariable(Widest), out var bits) ? bits : 512;
        Assert.True(widest >= 512 || !Vector512.IsHardwareAccelerated);
        Assert.True(widest >= 256 || !Vector256.IsHardwareAccelerated);
        Assert.True(widest >= 128 || !Vector128.IsHardwareAccelerated);
    }
}

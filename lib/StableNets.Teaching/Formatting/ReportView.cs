using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Verification;
using static StableNets.Teaching.Formatting.Written;

namespace StableNets.Teaching.Formatting;

/// <summary>What the library finds out, as small tables.</summary>
internal static class ReportView
{
    private const int MostEigenvalues = 20;
    private const int MostSteps = 12;

    internal static Table Of(Spectrum spectrum) => new(
        $"{spectrum.Eigenvalues.Count} eigenvalues, max Re λ = {Number(spectrum.MaxRealPart)}, max |λ| = {Number(spectrum.Radius)}"
            + (spectrum.Eigenvalues.Count > MostEigenvalues ? $"; the first {MostEigenvalues}:" : ""),
        ["Re λ", "Im λ", "|λ|"],
        [.. spectrum.Eigenvalues.Take(MostEigenvalues).Select(λ => new[] { Number(λ.Real), Number(λ.Imaginary), Number(λ.Magnitude) })]);

    internal static Table Of(TaylorTest test) => new(
        Mark(test.Passed, test.ToString()),
        ["h", "E₀", "E₁"],
        [.. test.Steps.Take(MostSteps).Select((h, i) => new[] { Number(h), Error(test.ZerothOrderErrors[i]), Error(test.FirstOrderErrors[i]) })]);

    internal static Table Of(AdjointTest test) => new(
        Mark(test.Passed, test.ToString()),
        ["⟨w, J v⟩", "⟨Jᵀ w, v⟩"],
        [[Number(test.Left, "G12"), Number(test.Right, "G12")]]);

    internal static Table Of(ObservedOrder order) => new(
        order.ToString(),
        ["N", "error", "order"],
        [.. order.Depths.Select((depth, i) => new[] { $"{depth}", Error(order.Errors[i]), i == 0 ? "" : Number(order.Orders[i - 1], "F3") })]);

    internal static Table Of(Invariant invariant) => new(
        $"conserved quantity: {invariant}",
        ["start", "end", "furthest, first half", "furthest, second half"],
        [[Number(invariant.Values[0]), Number(invariant.Values[^1]), Error(invariant.MaxDeviationFirstHalf), Error(invariant.MaxDeviationSecondHalf)]]);

    internal static Table Of(TransientGrowth growth) =>
        Table.Line($"largest growth {Number(growth.Peak)} at time {Number(growth.PeakTime)}; at the end, time {Number(growth.Times[^1])}, it is {Number(growth.Norms[^1])}");

    internal static Table Of(Network network) => Table.Line(
        $"{network.GetType().Name}: N = {network.Depth} layers, h = {Number(network.Step)}, T = {Number(network.FinalTime)}, "
        + $"{network.Features} features{(network.StateWidth == network.Features ? "" : $" in a state of width {network.StateWidth}")}, {network.IntegratorName}");

    internal static Table Of(Trajectory trajectory) => Table.Line(
        $"trajectory of {trajectory.States[0].RowCount} samples with {trajectory.Features} features through {trajectory.Depth} layers, "
        + $"time 0 to {Number(trajectory.Times[^1])}");

    internal static Table Of(Dataset data) => new(
        $"{data.Count} samples, {data.Features.ColumnCount} features, {data.Classes} classes",
        ["class", "samples"],
        [.. Enumerable.Range(0, data.Classes).Select(label => new[] { $"{label}", $"{data.Labels.Count(one => one == label)}" })]);

    private static string Mark(bool passed, string text) => $"{(passed ? "✓" : "✗")} {text}";
}

using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Verification;
using Complex = System.Numerics.Complex;

namespace StableNets.Teaching.Formatting;

/// <summary>
/// How values of other assemblies look. They cannot carry <see cref="TypeFormatterSourceAttribute"/>: Math.NET is not ours, and the
/// mathematics knows nothing of notebooks.
/// </summary>
internal static class Views
{
    internal static IReadOnlyList<(Type Type, Func<object, IShown> Show)> All { get; } =
    [
        View<Matrix<double>>(MatrixView.Of),
        View<Matrix<Complex>>(MatrixView.Of),
        View<Vector<double>>(MatrixView.Of),
        View<Vector<Complex>>(MatrixView.Of),
        View<Complex>(value => Table.Line(Written.Number(value))),
        View<Spectrum>(ReportView.Of),
        View<TaylorTest>(ReportView.Of),
        View<AdjointTest>(ReportView.Of),
        View<ObservedOrder>(ReportView.Of),
        View<Invariant>(ReportView.Of),
        View<TransientGrowth>(ReportView.Of),
        View<Network>(ReportView.Of),
        View<Trajectory>(ReportView.Of),
        View<Dataset>(ReportView.Of),
    ];

    private static (Type, Func<object, IShown>) View<T>(Func<T, IShown> show)
        where T : notnull => (typeof(T), value => show((T)value));
}

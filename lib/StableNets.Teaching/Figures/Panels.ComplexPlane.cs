using System.Numerics;
using StableNets.Integrators;
using StableNets.Stability;

namespace StableNets.Teaching.Figures;

/// <content>The complex plane: spectra and stability regions.</content>
public static partial class Panels
{
    private const int RegionResolution = 81;

    private static readonly (double From, double To) DefaultReal = (-3.2, 1.2);
    private static readonly (double From, double To) DefaultImaginary = (-3.2, 3.2);

    /// <summary>Eigenvalues in the complex plane, with the imaginary axis: left of it modes decay, right of it they grow.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="spectra">One spectrum or several, each with its name.</param>
    /// <returns>The panel.</returns>
    public static Panel Spectrum(string title, params (string Name, Spectrum Spectrum)[] spectra)
    {
        var all = spectra.SelectMany(one => one.Spectrum.Eigenvalues).Append(Complex.Zero).ToArray();
        var (x, y) = Square(all.Select(λ => λ.Real), all.Select(λ => λ.Imaginary), air: 0.15);
        return new(
            title,
            Fixed("Re λ", x),
            Fixed("Im λ", y),
            [ImaginaryAxis, .. spectra.Select(one => Points(one.Name, one.Spectrum.Eigenvalues))])
        { EqualAspect = true };
    }

    /// <summary>The eigenvalues of one matrix in the complex plane.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="spectrum">The eigenvalues.</param>
    /// <returns>The panel.</returns>
    public static Panel Spectrum(string title, Spectrum spectrum) => Spectrum(title, ("eigenvalues λ", spectrum));

    /// <summary>{ z : |R(z)| ≤ 1 } shaded, and the products z = hλ that lie in it or not.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="integrator">The integrator.</param>
    /// <param name="products">hλ for each eigenvalue, as <see cref="Stability.Spectrum.Times"/> gives them; null draws the region alone.</param>
    /// <param name="real">The ends of the real axis.</param>
    /// <param name="imaginary">The ends of the imaginary axis.</param>
    /// <returns>The panel. Its default axes fit every integrator of the course, so that regions side by side compare.</returns>
    public static Panel StabilityRegion(
        string title,
        IGrowth integrator,
        IEnumerable<Complex>? products = null,
        (double From, double To)? real = null,
        (double From, double To)? imaginary = null) =>
        StabilityRegion(title, integrator, products is null ? [] : [("hλ", products)], real ?? DefaultReal, imaginary ?? DefaultImaginary);

    /// <summary>{ z : |R(z)| ≤ 1 } shaded, and several named sets of products z = hλ over it.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="integrator">The integrator.</param>
    /// <param name="spectra">Each a name and hλ for each eigenvalue.</param>
    /// <returns>The panel, with the default axes.</returns>
    public static Panel StabilityRegion(string title, IGrowth integrator, params (string Name, IEnumerable<Complex> Products)[] spectra) =>
        StabilityRegion(title, integrator, spectra, DefaultReal, DefaultImaginary);

    private static Panel StabilityRegion(
        string title,
        IGrowth integrator,
        (string Name, IEnumerable<Complex> Products)[] spectra,
        (double From, double To) real,
        (double From, double To) imaginary)
    {
        var grid = Stability.StabilityRegion.Of(integrator, real, imaginary, RegionResolution);
        return new(
            title,
            new Axis("Re hλ") { Range = real },
            new Axis("Im hλ") { Range = imaginary },
            [ImaginaryAxis, Stable(integrator, grid), .. spectra.Select(one => Points(one.Name, one.Products))])
        { EqualAspect = true };
    }

    private static ReferenceLine ImaginaryAxis => ReferenceLine.Vertical("imaginary axis", 0);

    // Verlet and leapfrog amplify everything off the imaginary axis: their region is a segment and has no inside to shade.
    private static Series Stable(IGrowth integrator, ComplexGrid grid)
    {
        const string Name = "|R(hλ)| ≤ 1";
        var limit = Stability.StabilityRegion.ImaginaryLimit(integrator);
        var inside = grid.Values.Cast<double>().Count(growth => growth < 1 - 1e-9);
        return inside > 0
            ? new Sublevel(Name, grid.Real, grid.Imaginary, Capped(grid.Values), 1)
            : new Curve(Name, [0, 0], [-limit, limit]) { Width = 5 };
    }

    // Beyond 2 the region's boundary does not depend on the value, and short numbers keep the page small.
    private static double[,] Capped(double[,] values)
    {
        var capped = (double[,])values.Clone();
        for (var i = 0; i < capped.GetLength(0); i++)
        {
            for (var k = 0; k < capped.GetLength(1); k++)
            {
                capped[i, k] = Math.Min(capped[i, k], 2);
            }
        }

        return capped;
    }

    private static Curve Points(string name, IEnumerable<Complex> values)
    {
        var points = values.ToArray();
        return new(name, points.Select(z => z.Real), points.Select(z => z.Imaginary)) { Draw = Draw.Markers, Size = 8 };
    }
}

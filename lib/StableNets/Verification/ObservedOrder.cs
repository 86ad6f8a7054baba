namespace StableNets.Verification;

/// <summary>p = log₂ ( error(h) / error(h/2) ): the order that an integrator shows, measured by halving h at fixed T.</summary>
public sealed class ObservedOrder
{
    private ObservedOrder(int[] depths, double[] errors)
    {
        Depths = depths;
        Errors = errors;
        Orders =
        [
            .. Enumerable.Range(1, depths.Length - 1)
                .Select(i => Math.Log(errors[i - 1] / errors[i]) / Math.Log((double)depths[i] / depths[i - 1])),
        ];
    }

    /// <summary>N: the numbers of layers, rising.</summary>
    public IReadOnlyList<int> Depths { get; }

    /// <summary>The error at each N.</summary>
    public IReadOnlyList<double> Errors { get; }

    /// <summary>The order from each N to the next.</summary>
    public IReadOnlyList<double> Orders { get; }

    /// <summary>The last order: the one nearest the limit h → 0.</summary>
    public double Order => Orders[^1];

    /// <summary>Measures the error at each depth.</summary>
    /// <param name="error">N ↦ error at time T with N layers of step T/N.</param>
    /// <param name="depths">At least two numbers of layers, rising.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">Depths do not rise, or an error is not positive and finite.</exception>
    public static ObservedOrder Measure(Func<int, double> error, params int[] depths)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(depths);
        Require.AtLeast(2, depths.Length, "number of depths");
        for (var i = 1; i < depths.Length; i++)
            if (depths[i] <= depths[i - 1] || depths[0] < 1)
                throw new ArgumentException($"depths must be positive and rise, got {string.Join(", ", depths)}", nameof(depths));
        return new ObservedOrder([.. depths], [.. depths.Select(N => Require.Positive(error(N), $"error({N})"))]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"observed order {Order:F3}";
}

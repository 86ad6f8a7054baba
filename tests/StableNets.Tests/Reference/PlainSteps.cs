namespace StableNets.Tests.Reference;

/// <summary>The integrators written as in a textbook, over all layers, for one state as a column.</summary>
internal static class PlainSteps
{
    public static Vector<double> Plain(IReadOnlyList<PlainField> f, double h, Vector<double> y) =>
        f.Aggregate(y, (state, layer) => layer.Slope(state));

    public static Vector<double> Euler(IReadOnlyList<PlainField> f, double h, Vector<double> y) =>
        f.Aggregate(y, (state, layer) => state + (h * layer.Slope(state)));

    public static Vector<double> Midpoint(IReadOnlyList<PlainField> f, double h, Vector<double> y) =>
        f.Aggregate(y, (state, layer) => state + (h * layer.Slope(state + (h / 2 * layer.Slope(state)))));

    public static Vector<double> RungeKutta4(IReadOnlyList<PlainField> f, double h, Vector<double> y) =>
        f.Aggregate(y, (state, layer) =>
        {
            var k1 = layer.Slope(state);
            var k2 = layer.Slope(state + (h / 2 * k1));
            var k3 = layer.Slope(state + (h / 2 * k2));
            var k4 = layer.Slope(state + (h * k3));
            return state + (h / 6 * (k1 + (2 * k2) + (2 * k3) + k4));
        });

    public static Vector<double> Verlet(IReadOnlyList<PlainField> f, double h, Vector<double> state, bool halfFirstKick)
    {
        var (y, z) = Halves(f, state);
        for (var j = 0; j < f.Count; j++)
        {
            var (drift, kick) = f[j].Halves!.Value;
            z += (j == 0 && halfFirstKick ? h / 2 : h) * kick(y);
            y += h * drift(z);
        }

        return PlainField.Join(y, z);
    }

    public static Vector<double> HalfKicks(IReadOnlyList<PlainField> f, double h, Vector<double> state)
    {
        var (y, z) = Halves(f, state);
        foreach (var layer in f)
        {
            var (drift, kick) = layer.Halves!.Value;
            z += h / 2 * kick(y);
            y += h * drift(z);
            z += h / 2 * kick(y);
        }

        return PlainField.Join(y, z);
    }

    /// <summary>Ends with (y_N, y_{N−1}), as the library's leapfrog does.</summary>
    public static Vector<double> Leapfrog(IReadOnlyList<PlainField> f, double h, Vector<double> state, bool halfFirstKick)
    {
        var (y, z) = Halves(f, state);
        var before = y - (h * z);
        if (halfFirstKick)
            before += h * h / 2 * f[0].Halves!.Value.Kick(y);
        foreach (var layer in f)
            (before, y) = (y, (2 * y) - before + (h * h * layer.Halves!.Value.Kick(y)));
        return PlainField.Join(y, before);
    }

    private static (Vector<double> Y, Vector<double> Z) Halves(IReadOnlyList<PlainField> f, Vector<double> state) =>
        (state.SubVector(0, f[0].Features), state.SubVector(f[0].Features, state.Count - f[0].Features));
}

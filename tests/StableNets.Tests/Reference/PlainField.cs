namespace StableNets.Tests.Reference;

/// <summary>
/// A layer's right-hand side written as in a textbook, for one sample as a column: what the library's fused kernels must agree with.
/// </summary>
/// <param name="Features">s</param>
/// <param name="Slope">y′ = f(y) of the whole state.</param>
/// <param name="Halves">y′ = g(z), z′ = k(y) where the state is split.</param>
internal sealed record PlainField(
    int Features,
    Func<Vector<double>, Vector<double>> Slope,
    (Func<Vector<double>, Vector<double>> Drift, Func<Vector<double>, Vector<double>> Kick)? Halves = null)
{
    public static PlainField Dense(Matrix<double> K, Vector<double> b, Func<double, double> σ) =>
        new(K.ColumnCount, y => ((K.Transpose() * y) + b).Map(σ));

    public static PlainField Antisymmetric(Matrix<double> K, double γ, Vector<double> b, Func<double, double> σ)
    {
        var I = Matrix<double>.Build.DenseIdentity(K.RowCount);
        return Dense((K - K.Transpose() - (γ * I)) / 2, b, σ);
    }

    public static PlainField Hamiltonian(Matrix<double> K, Vector<double> bDrift, Vector<double> bKick, Func<double, double> σ) =>
        Split(K.RowCount, z => ((K * z) + bDrift).Map(σ), y => -((K.Transpose() * y) + bKick).Map(σ));

    public static PlainField SecondOrder(Matrix<double> K, Vector<double> b, Func<double, double> σ) =>
        Split(K.RowCount, z => z, y => -(K * ((K.Transpose() * y) + b).Map(σ)));

    private static PlainField Split(int s, Func<Vector<double>, Vector<double>> drift, Func<Vector<double>, Vector<double>> kick) => new(
        s,
        state => Join(drift(state.SubVector(s, state.Count - s)), kick(state.SubVector(0, s))),
        (drift, kick));

    public static Vector<double> Join(Vector<double> y, Vector<double> z) => Vector<double>.Build.DenseOfEnumerable(y.Concat(z));
}

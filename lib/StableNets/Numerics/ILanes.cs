namespace StableNets.Numerics;

/// <summary>Some samples side by side in one register. The kernels are written once over this, for every vector width.</summary>
/// <remarks>Multiplication and addition are always fused into one rounding, so that every width gives the same bits.</remarks>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Load(ref double source, nuint index);

    static abstract TSelf Broadcast(double value);

    /// <summary>a · b + c with one rounding.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf Abs(TSelf a);

    /// <summary>|magnitude| with the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>2ⁿ, where the number n sits in the lowest bits of the mantissa, as after adding 1.5 · 2⁵².</summary>
    static abstract TSelf PowerOfTwo(TSelf a);

    /// <summary>sum ← ((sum + (a₀ + a₁)) + (a₂ + a₃)) + …: two by two, so that narrow registers one after the other do what a wide one does.</summary>
    static abstract void AddTo(ref double sum, TSelf a);

    /// <summary>The same for four sums side by side.</summary>
    static abstract void AddTo(ref double sums, TSelf a, TSelf b, TSelf c, TSelf d);

    /// <summary>a &lt; limit ? below : above, lane by lane. An a that is not a number takes above.</summary>
    static abstract TSelf WhereLess(TSelf a, TSelf limit, TSelf below, TSelf above);

    void Store(ref double destination, nuint index);
}

using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Layers;

/// <summary>A layer whose ODE conserves a quantity H(y) while its weights are constant in time.</summary>
public interface IConserves
{
    /// <summary>H(y): what the ODE conserves.</summary>
    /// <param name="y">One state: length <see cref="Layer.StateWidth"/>.</param>
    /// <returns>H.</returns>
    double Energy(Vector<double> y);
}

using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Layers;

/// <summary>dH(y(t))/dt = 0: a layer whose ODE conserves a quantity H while its weights are constant in time, and its damping, if it has any, is 0.</summary>
public interface IConserves
{
    /// <summary>H(y): what the ODE conserves.</summary>
    /// <param name="y">One state: length <see cref="Layer.StateWidth"/>.</param>
    /// <returns>H.</returns>
    /// <exception cref="ArgumentException">y has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">H is beyond the range of numbers.</exception>
    double Energy(Vector<double> y);
}

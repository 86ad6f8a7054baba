using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>What opens a lesson.</summary>
public static class Kit
{
    /// <summary>Teaches the notebook how the course's values look, and brings plotly.js to a live front end.</summary>
    /// <returns>A line that says so.</returns>
    public static Opening Open()
    {
        // Math.NET hands even a 2×2 factorisation to several threads, which costs more than the work; the kit has threads of its own.
        MathNet.Numerics.Control.UseSingleThread();
        Registration.RegisterViews();
        return new();
    }
}

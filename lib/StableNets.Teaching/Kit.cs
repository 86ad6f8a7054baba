using System.Globalization;
using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>What opens a lesson.</summary>
public static class Kit
{
    /// <summary>Teaches the notebook how the course's values look, numbers with a decimal point among them, and brings plotly.js to a live front end.</summary>
    /// <returns>A line that says so.</returns>
    public static Opening Open()
    {
        // Math.NET hands even a 2×2 factorisation to several threads, which costs more than the work; the kit has threads of its own.
        MathNet.Numerics.Control.UseSingleThread();
        // Lessons write 0.5, in text and in code; so do results, wherever the reader's computer stands.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Registration.RegisterViews();
        return new();
    }
}

using DynamicObj;
using StableNets.Teaching.Figures;

namespace StableNets.Charts;

internal static class Properties
{
    /// <summary>Sets properties by plotly.js's own names; those that are null are left out.</summary>
    internal static T With<T>(this T target, params IEnumerable<(string Name, object? Value)> properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                target.SetProperty(name, value);
            }
        }

        return target;
    }

    /// <summary>plotly.js reads labels as a little html of its own.</summary>
    internal static string Escaped(this string label) => Text.WithIndices(label
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal));
}

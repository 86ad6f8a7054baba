using System.CommandLine;
using System.Globalization;

namespace StableNets.Kit.Commands;

/// <summary>Options that are a length of time.</summary>
internal static class SecondsOption
{
    /// <summary>An option for a number of seconds above 0, at most a day.</summary>
    public static Option<double> Create(string name, string description, double usual) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400)
                return seconds;
            result.AddError($"{name}: expected a number of seconds above 0, at most 86400, got \"{text}\".");
            return default;
        },
    };
}

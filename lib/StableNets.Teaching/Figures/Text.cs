namespace StableNets.Teaching.Figures;

internal static class Text
{
    internal static string Required(string? text, string argument, string rule) =>
        string.IsNullOrWhiteSpace(text)
            ? throw new ArgumentException($"{rule}, got {(text is null ? "null" : $"\"{text}\"")}", argument)
            : text;
}

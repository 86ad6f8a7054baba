using System.Reflection;

namespace StableNets.Kit.Pages;

/// <summary>The files of this folder that pages need, carried inside the program.</summary>
internal static class Resources
{
    private static readonly Assembly Assembly = typeof(Resources).Assembly;

    /// <summary>Names of all resources, such as <c>katex/fonts/KaTeX_Main-Regular.woff2</c>.</summary>
    public static IEnumerable<string> Names => Assembly.GetManifestResourceNames();

    /// <summary>One resource's bytes.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks its resource {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>One resource's text.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));
}

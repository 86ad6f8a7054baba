using Microsoft.AspNetCore.Html;

namespace StableNets.Cells;

/// <summary>What every cell can call without a <c>using</c>, named as in the .NET Interactive kernel.</summary>
public static class CellFunctions
{
    internal static ICellOutput? Output { get; set; }

    /// <summary>Shows a value.</summary>
    /// <param name="value">The value; null shows as such.</param>
    /// <param name="mimeTypes">Forms to show it in, such as <c>text/plain</c>; none for what its type prefers.</param>
    /// <returns>A handle that shows another value in its place; null when no cell runs that could show it.</returns>
    public static DisplayedValue? display(object? value, params string[] mimeTypes) =>
        Output?.Show(value, mimeTypes);

    /// <summary>Shows a value.</summary>
    /// <inheritdoc cref="display"/>
    public static DisplayedValue? Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Shows text that already is of the given MIME type.</summary>
    /// <param name="value">The text, shown as it is.</param>
    /// <param name="mimeType">Such as <c>text/html</c>.</param>
    /// <returns>As of <see cref="display"/>.</returns>
    public static DisplayedValue? DisplayAs(this string value, string mimeType) =>
        Output?.ShowText(value, mimeType);

    /// <summary>Marks text as HTML, to be shown as it is.</summary>
    /// <param name="content">HTML.</param>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}

namespace StableNets.Cells;

/// <summary>Where what a cell shows goes.</summary>
internal interface ICellOutput
{
    /// <summary>Shows a value in these MIME types, or in those that its type prefers when there are none.</summary>
    DisplayedValue Show(object? value, IReadOnlyCollection<string> mimeTypes);

    /// <summary>Shows text that already is of the given MIME type.</summary>
    DisplayedValue ShowText(string text, string mimeType);
}

using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Figures;

/// <summary>
/// A figure: panels side by side, a title, and a caption that says what to see. It cannot be made without them, and it always has
/// words for a reader who cannot see it.
/// </summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Figure : IShown
{
    /// <summary>A figure of one panel or more.</summary>
    /// <param name="title">What the figure shows. Not empty.</param>
    /// <param name="caption">What the reader should see in it. Not empty.</param>
    /// <param name="panels">The panels, left to right.</param>
    public Figure(string title, string caption, params Panel[] panels)
    {
        Title = Text.Required(title, nameof(title), "a figure needs a title");
        Caption = Text.Required(caption, nameof(caption), "a figure needs a caption that says what to see");
        Panels = panels is { Length: > 0 }
            ? panels
            : throw new ArgumentException("a figure needs a panel or more, got none", nameof(panels));
    }

    /// <summary>What the figure shows.</summary>
    public string Title { get; }

    /// <summary>What the reader should see in it.</summary>
    public string Caption { get; }

    /// <summary>The panels, left to right.</summary>
    public IReadOnlyList<Panel> Panels { get; }

    /// <summary>The figure in words; composed from the data when not given.</summary>
    public string Alt
    {
        get => OwnAlt ?? string.Join(" ", Panels.Select(AltText.Of));
        init => OwnAlt = Text.Required(value, nameof(value), "an alt text given must not be empty");
    }

    internal string? OwnAlt { get; private init; }

    /// <inheritdoc/>
    string IShown.Html => FigureHtml.Of(this);

    /// <inheritdoc/>
    string IShown.Plain => $"{Title}\n{Alt}\n{Caption}";
}

namespace StableNets.Teaching.Formatting;

/// <summary>The formatters of everything that is <see cref="IShown"/>, found by name (<see cref="TypeFormatterSourceAttribute"/>).</summary>
internal sealed class ShownSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        [new ShownFormatter(MimeType.Html, shown => shown.Html), new ShownFormatter(MimeType.Plain, shown => shown.Plain)];
}

namespace StableNets.Teaching.Formatting;

/// <summary>Writes a value in one mime type. The kernel finds both members by name.</summary>
internal sealed class ShownFormatter(string mimeType, Func<IShown, string> show)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(show((IShown)instance));
        return true;
    }
}

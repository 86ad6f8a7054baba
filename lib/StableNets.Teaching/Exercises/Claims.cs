using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>Claims that hold, shown together.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Claims : IShown
{
    internal Claims(IReadOnlyList<Claim> all) => All = all;

    /// <summary>The claims, in order.</summary>
    public IReadOnlyList<Claim> All { get; }

    string IShown.Html => Badge.Html(good: true, All.Select(claim => claim.Line));

    string IShown.Plain => string.Join('\n', All.Select(claim => claim.Line));
}

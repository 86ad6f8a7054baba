namespace StableNets.Teaching.Formatting;

/// <summary>A value of the kit that knows how it looks in a notebook.</summary>
internal interface IShown
{
    /// <summary>For a front end that shows html.</summary>
    string Html { get; }

    /// <summary>For one that shows text only.</summary>
    string Plain { get; }
}

using System.Security.Cryptography;
using System.Text;

namespace StableNets.Kit.Notebooks;

/// <summary>
/// What a made notebook says about itself in its metadata, so that work done in it is not overwritten: a notebook whose cells
/// no longer match its own stamp was edited.
/// </summary>
/// <param name="Source">The notebook it was made from, such as <c>hw1-euler</c>.</param>
/// <param name="Content">Hash of the cells it was made with.</param>
internal sealed record EditionStamp(string Source, string Content)
{
    /// <summary>Member of the notebook's metadata.</summary>
    public const string Name = "stablenets";

    /// <summary>Member for <see cref="Source"/>.</summary>
    public const string SourceMember = "source";

    /// <summary>Member for <see cref="Content"/>.</summary>
    public const string ContentMember = "content";

    /// <summary>
    /// SHA-256 of the cells. Only their types and texts count: editors rewrite metadata, outputs, identifiers and line ends,
    /// and add an empty cell at the end when the last one is run.
    /// </summary>
    public static string ContentOf(IEnumerable<Cell> cells)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Source)))
            hash.AppendData(Encoding.UTF8.GetBytes($"{cell.Kind}\n{cell.Source.TrimEnd()}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether these are the cells that the stamp was made for.</summary>
    public bool Fits(IEnumerable<Cell> cells) => Content == ContentOf(cells);
}

using StableNets.Kit.Notebooks;
using StableNets.Teaching;

namespace StableNets.Kit.Editions;

/// <summary>How a file on disk compares with the edition that would be made.</summary>
internal enum EditionState
{
    /// <summary>It is the edition, byte for byte.</summary>
    Current,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It was made by <c>release</c> and nobody worked in it since: nothing is lost when it is made anew.</summary>
    Outdated,

    /// <summary>Somebody worked in it.</summary>
    Edited,

    /// <summary>It was not made by <c>release</c>.</summary>
    Foreign,
}

/// <summary>A student edition and the file where it belongs.</summary>
internal sealed class EditionFile(Notebook edition)
{
    private readonly byte[] bytes = NotebookWriter.Bytes(edition);

    /// <summary>Where it belongs.</summary>
    public string Path => edition.Path;

    /// <summary>Compares the file with the edition. Line ends do not count: version control may change them.</summary>
    public EditionState State()
    {
        if (!File.Exists(Path))
            return EditionState.Missing;
        var present = File.ReadAllBytes(Path);
        if (present.Where(value => value != '\r').SequenceEqual(bytes))
            return EditionState.Current;
        try
        {
            var notebook = NotebookReader.Parse(Path, present);
            return notebook.Stamp is { } stamp && (stamp.Fits(notebook.Cells) || edition.Stamp!.Fits(notebook.Cells)) ? EditionState.Outdated
                : notebook.Stamp is null ? EditionState.Foreign
                : EditionState.Edited;
        }
        catch (NotebookException)
        {
            return EditionState.Foreign;
        }
    }

    /// <summary>Writes the edition over whatever is there.</summary>
    public void Write() => AtomicFile.Write(Path, bytes);
}

using StableNets.Kit.Notebooks;
using StableNets.Kit.Pages;

namespace StableNets.Kit.Lessons;

/// <summary>A notebook to run, or the reason why it cannot be read.</summary>
/// <param name="Path">Full path of its file.</param>
/// <param name="Notebook">The notebook; null when it cannot be read.</param>
/// <param name="Error">Why it cannot be read; null when it can.</param>
internal sealed record Lesson(string Path, Notebook? Notebook, string? Error)
{
    /// <summary>File name, as messages name it.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>File name of its page.</summary>
    public string Page => System.IO.Path.ChangeExtension(FileName, ".html");

    /// <summary>Its title.</summary>
    public string Title => Notebook is null ? FileName : NotebookTitle.Of(Notebook);

    /// <summary>Reads a lesson; what is wrong with it becomes part of the lesson, so that the others still run.</summary>
    public static Lesson Read(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            return new Lesson(full, NotebookReader.Read(full), null);
        }
        catch (NotebookException e)
        {
            return new Lesson(full, null, e.Message);
        }
    }
}

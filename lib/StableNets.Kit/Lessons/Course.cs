using System.Globalization;
using System.Text.RegularExpressions;

namespace StableNets.Kit.Lessons;

/// <summary>A request for a lesson that is not there; the message lists those that are.</summary>
internal sealed class UnknownLessonException(string message) : Exception(message);

/// <summary>The repository's lessons, in order.</summary>
internal sealed partial class Course(string? root)
{
    /// <summary>The course around the working directory, or else the one that this program was built in.</summary>
    public static Course Find() => new(RootAbove(Directory.GetCurrentDirectory()) ?? RootAbove(AppContext.BaseDirectory));

    /// <summary>The repository's folder, or the working directory outside of one.</summary>
    public string Root => root ?? Directory.GetCurrentDirectory();

    /// <summary>Where pages go unless told otherwise.</summary>
    public string PagesFolder => Path.Combine(Root, "artifacts", "lessons");

    /// <summary>Where grades go unless told otherwise.</summary>
    public string GradesFolder => Path.Combine(Root, "artifacts", "grades");

    /// <summary>The folder of the notebooks; relative links of the course's texts start there.</summary>
    public string NotebooksFolder => Path.Combine(Root, "notebooks");

    /// <summary>Where the homework with its solutions lies: the source of the student editions and of the checks.</summary>
    public string SolutionsFolder => Path.Combine(NotebooksFolder, "solutions");

    /// <summary>Where the student editions lie.</summary>
    public string HomeworkFolder => Path.Combine(NotebooksFolder, "homework");

    /// <summary>The reading list, whether it is there or not.</summary>
    public string ReadingList => Path.Combine(NotebooksFolder, "reading-list.md");

    /// <summary>How an exercise is added to the homework, whether the text is there or not.</summary>
    public string AddingAnExercise => Path.Combine(SolutionsFolder, "adding-an-exercise.md");

    /// <summary>What each lesson finds, by the lesson's path, from the README's table.</summary>
    public IReadOnlyDictionary<string, string> Findings { get; } =
        (root is null ? [] : LessonTable.Read(root)).DistinctBy(row => row.Path).ToDictionary(row => row.Path, row => row.Finding);

    /// <summary>The lessons' paths: <c>notebooks/NN-….ipynb</c>.</summary>
    public IReadOnlyList<string> Paths { get; } =
        root is null ? [] : [.. NotebooksIn(Path.Combine(root, "notebooks")).Where(path => Numbered().IsMatch(Path.GetFileName(path)))];

    /// <summary>Paths of the homework with solutions.</summary>
    public IReadOnlyList<string> Solutions => root is null ? [] : NotebooksIn(SolutionsFolder);

    /// <summary>Paths of the student editions that are there.</summary>
    public IReadOnlyList<string> Homework => root is null ? [] : NotebooksIn(HomeworkFolder);

    /// <summary>The lessons asked for, in the order of asking; all when none is named.</summary>
    /// <param name="names">Numbers (<c>2</c>, <c>02</c>), parts of file names, or paths.</param>
    /// <exception cref="UnknownLessonException">A name fits no lesson, or several.</exception>
    public IReadOnlyList<string> Select(IReadOnlyList<string> names)
    {
        if (names.Count == 0 && Paths.Count == 0)
            throw new UnknownLessonException("There are no lessons: expected files notebooks/NN-name.ipynb in the repository.");
        return names.Count == 0 ? Paths : [.. names.Select(Resolve).Distinct()];
    }

    private string Resolve(string name)
    {
        if (name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && File.Exists(name))
            return Path.GetFullPath(name);

        IReadOnlyList<string> fitting = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? [.. Paths.Where(path => int.Parse(Path.GetFileName(path).AsSpan(0, 2), CultureInfo.InvariantCulture) == number)]
            : [.. Paths.Where(path => Path.GetFileName(path).Contains(name, StringComparison.OrdinalIgnoreCase))];
        return fitting switch
        {
            [var only] => only,
            [] => throw new UnknownLessonException($"There is no lesson \"{name}\". There are:{Listed(Paths)}"),
            _ => throw new UnknownLessonException($"\"{name}\" fits several lessons:{Listed(fitting)}"),
        };
    }

    private static IReadOnlyList<string> NotebooksIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)] : [];

    private static string Listed(IReadOnlyList<string> paths) =>
        paths.Count == 0 ? " none." : string.Concat(paths.Select(path => $"\n  {Path.GetFileNameWithoutExtension(path)}"));

    private static string? RootAbove(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (File.Exists(Path.Combine(current.FullName, "StableNets.slnx")))
                return current.FullName;
        }

        return null;
    }

    [GeneratedRegex(@"^[0-9]{2}-.*\.ipynb$")]
    private static partial Regex Numbered();
}

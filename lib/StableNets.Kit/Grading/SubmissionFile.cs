namespace StableNets.Kit.Grading;

/// <summary>A file that was handed in.</summary>
/// <param name="Name">Its path within the folder of submissions, with <c>/</c>; its file name when it was named alone.</param>
/// <param name="Path">Its full path.</param>
internal sealed record SubmissionFile(string Name, string Path)
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint, // copies that editors keep; links that lead in circles
    };

    /// <summary>The notebook at <paramref name="path"/>, or all notebooks in that folder, in order of their names.</summary>
    /// <exception cref="FileNotFoundException">There is nothing.</exception>
    public static IReadOnlyList<SubmissionFile> In(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full))
            return [new SubmissionFile(System.IO.Path.GetFileName(full), full)];
        if (!Directory.Exists(full))
            throw new FileNotFoundException($"{path}: there is no such file or folder.");
        SubmissionFile[] files =
        [
            .. Directory.EnumerateFiles(full, "*.ipynb", Everywhere)
                .Select(file => new SubmissionFile(System.IO.Path.GetRelativePath(full, file).Replace('\\', '/'), file))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw new FileNotFoundException($"{path}: there are no notebooks (*.ipynb) in this folder.");
    }
}

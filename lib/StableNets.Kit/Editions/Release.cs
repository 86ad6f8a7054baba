using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Editions;

/// <summary>What <c>release</c> did or found, a line for each file.</summary>
/// <param name="Done">What was made, or needs nothing.</param>
/// <param name="Problems">What a person must look at.</param>
internal sealed record ReleaseReport(IReadOnlyList<string> Done, IReadOnlyList<string> Problems);

/// <summary>Makes the student editions of the course's homework, or compares them with what would be made.</summary>
internal sealed class Release(Course course)
{
    private readonly List<string> done = [];
    private readonly List<string> problems = [];

    /// <summary>Makes all editions; one that cannot be made does not stop the others.</summary>
    /// <param name="force">Whether to overwrite what somebody changed.</param>
    public ReleaseReport Write(bool force)
    {
        foreach (var file in Editions())
        {
            var (name, state) = (Named(file.Path), file.State());
            if (state is EditionState.Edited or EditionState.Foreign && !force)
            {
                problems.Add($"{name}: kept, because {Reason(state)}. Move it away, or overwrite it with --force.");
                continue;
            }

            if (state != EditionState.Current)
                file.Write();
            done.Add($"{name}: {(state == EditionState.Current ? "up to date" : "written")}");
        }

        return Report();
    }

    /// <summary>Compares only.</summary>
    public ReleaseReport Verify()
    {
        foreach (var file in Editions())
        {
            var (name, state) = (Named(file.Path), file.State());
            if (state == EditionState.Current)
                done.Add($"{name}: up to date");
            else
                problems.Add($"{name}: {(state == EditionState.Outdated ? "differs from what its source gives" : Reason(state))}.");
        }

        return Report();
    }

    private ReleaseReport Report()
    {
        var sources = course.Solutions.Select(Path.GetFileName).ToHashSet();
        foreach (var orphan in course.Homework.Where(path => !sources.Contains(Path.GetFileName(path))))
            problems.Add($"{Named(orphan)}: has no source in {Named(course.SolutionsFolder)}.");
        return new ReleaseReport(done, problems);
    }

    private IEnumerable<EditionFile> Editions()
    {
        foreach (var source in course.Solutions)
        {
            if (Made(source) is { } edition)
                yield return edition;
        }
    }

    private EditionFile? Made(string source)
    {
        try
        {
            return new EditionFile(StudentEdition.Of(NotebookReader.Read(source), Path.Combine(course.HomeworkFolder, Path.GetFileName(source))));
        }
        catch (Exception e) when (e is EditionException or NotebookException)
        {
            problems.Add(e.Message);
            return null;
        }
    }

    private string Named(string path) => Path.GetRelativePath(course.Root, path).Replace('\\', '/');

    private static string Reason(EditionState state) => state switch
    {
        EditionState.Missing => "it is missing",
        EditionState.Edited => "somebody changed its cells",
        _ => "it was not made by release",
    };
}

using System.Text.RegularExpressions;
using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Grading;

/// <summary>All assignments of the course, and which of them a file belongs to.</summary>
internal sealed partial class Assignments
{
    private readonly List<Assignment> all = [];
    private readonly List<string> problems = [];

    public Assignments(Course course)
    {
        foreach (var path in course.Solutions)
        {
            try
            {
                all.Add(Assignment.Of(NotebookReader.Read(path)));
            }
            catch (NotebookException e)
            {
                problems.Add(e.Message);
            }
        }
    }

    /// <summary>The assignments that can be graded.</summary>
    public IReadOnlyList<Assignment> All => all;

    /// <summary>Why the others cannot.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>
    /// The assignment that a notebook answers: told by its stamp, or else by the exercises that its cells name, or else by its
    /// file name; null when nothing tells.
    /// </summary>
    public Assignment? Of(Notebook submission) => Named(submission.Stamp?.Source ?? "") ?? WithExercisesOf(submission) ?? OfFile(submission.FileName);

    /// <summary>The assignment that a file name speaks of: <c>hw1-euler</c>, or a word <c>hw1</c>.</summary>
    public Assignment? OfFile(string name) =>
        all.FirstOrDefault(assignment => name.Contains(assignment.Name, StringComparison.OrdinalIgnoreCase))
        ?? all.FirstOrDefault(assignment => Word().Matches(name).Select(word => word.Value).Contains(assignment.Name.Split('-')[0], StringComparer.OrdinalIgnoreCase));

    private Assignment? Named(string name) => all.FirstOrDefault(assignment => assignment.Name == name);

    private Assignment? WithExercisesOf(Notebook submission)
    {
        var named = submission.CodeCells.Select(cell => AnswerCell.ExerciseOf(cell.Source)).OfType<string>().ToHashSet();
        return all.Select(assignment => (Assignment: assignment, Count: assignment.Exercises.Count(exercise => named.Contains(exercise.Id))))
            .Where(candidate => candidate.Count > 0)
            .OrderByDescending(candidate => candidate.Count)
            .Select(candidate => candidate.Assignment)
            .FirstOrDefault();
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();
}

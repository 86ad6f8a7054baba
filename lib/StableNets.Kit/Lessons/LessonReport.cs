using StableNets.Kit.Workers;

namespace StableNets.Kit.Lessons;

/// <summary>What became of one lesson.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Time">How long it ran.</param>
/// <param name="Figures">How many charts its page shows.</param>
/// <param name="Problems">One line for each cell that failed, or the one reason why it could not be read.</param>
/// <param name="Run">What it showed; null when it could not be read.</param>
internal sealed record LessonReport(Lesson Lesson, TimeSpan Time, int Figures, IReadOnlyList<string> Problems, NotebookRun? Run = null)
{
    /// <summary>How many cells it has, texts included, because cells are numbered so.</summary>
    public int Cells => Lesson.Notebook?.Cells.Count ?? 0;

    /// <summary>How many cells failed.</summary>
    public int FailedCells => Lesson.Notebook is null ? 0 : Problems.Count;

    /// <summary>Whether everything went well.</summary>
    public bool Succeeded => Problems.Count == 0;
}

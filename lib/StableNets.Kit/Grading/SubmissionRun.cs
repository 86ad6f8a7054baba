using System.Globalization;
using System.Text.RegularExpressions;
using StableNets.Kit.Engine;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Grading;

/// <summary>
/// Runs one submission by its plan. A cell that takes the process along, or its memory, costs itself: the rest runs again in a new
/// process without it, and what was graded before stays graded.
/// </summary>
internal sealed partial class SubmissionRun
{
    private readonly Assignment assignment;
    private readonly GradingPlan plan;
    private readonly GradingLimits limits;
    private readonly Dictionary<AssignedExercise, ExerciseGrade> grades = [];
    private readonly Dictionary<GradingStep, string> remarks = [];
    private readonly HashSet<GradingStep> abandoned = [];
    private GradeStatus status = GradeStatus.Graded;

    public SubmissionRun(Notebook notebook, Assignment assignment, GradingLimits limits)
    {
        (this.assignment, this.limits, plan) = (assignment, limits, GradingPlan.Of(notebook, assignment));
        foreach (var exercise in plan.Missing)
            grades[exercise] = Grade.Nothing(exercise, "The answer is there", $"No cell begins with `// Exercise {exercise.Id}`.");
    }

    /// <summary>Runs all steps.</summary>
    /// <param name="open">Makes a new place to work in.</param>
    /// <param name="cancel">Gives everything up.</param>
    public async Task RunAsync(Func<Task<WorkPlace>> open, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        for (var start = 0; start <= limits.Restarts; start++)
        {
            await using var place = await open();
            if (start == 0)
                time.CancelAfter(limits.Submission); // not before: the wait for a place is not the student's time
            try
            {
                if (await ReachesEndAsync(place.Worker, time.Token))
                    return;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                Happened(GradeStatus.TimeLimit);
                return;
            }
        }
    }

    /// <summary>What the submission has earned.</summary>
    public Grade Result(string submission, Notebook notebook) => new(
        submission,
        status,
        assignment.Title,
        [.. assignment.Exercises.Select(exercise => grades.GetValueOrDefault(exercise) ?? NotReached(exercise))],
        [.. plan.Steps.Select(step => remarks.GetValueOrDefault(step)).OfType<string>()],
        notebook);

    private async Task<bool> ReachesEndAsync(WorkerProcess worker, CancellationToken time)
    {
        var runner = new CellRunner(worker, limits.Cell);
        foreach (var step in plan.Steps.Where(IsToDo))
        {
            var outputs = new StepOutputs();
            var end = await runner.RunAsync(step.Name, step.Code, outputs, time);
            var outOfMemory = end.Obituary?.End == WorkerEnd.OutOfMemory || (step is GradingStep.Run && outputs.Errors.Any(RanOutOfMemory));
            Record(step, end, outputs, outOfMemory);
            if (end.Obituary is not null || outOfMemory)
                return false;
        }

        return true;
    }

    private bool IsToDo(GradingStep step) => !abandoned.Contains(step) && !(step is GradingStep.Check check && grades.ContainsKey(check.Exercise));

    private void Record(GradingStep step, CellEnd end, StepOutputs outputs, bool outOfMemory)
    {
        Happened((outOfMemory, end) switch
        {
            (true, _) => GradeStatus.OutOfMemory,
            (_, { TimedOut: true }) => GradeStatus.CellTimeout,
            (_, { Obituary.End: WorkerEnd.Exited }) => GradeStatus.Exited,
            (_, { Obituary: not null }) => GradeStatus.Crashed,
            (_, { Outcome: CellOutcome.Overflowed }) => GradeStatus.OutputLimit,
            _ => GradeStatus.Graded,
        });
        var isLost = end.TimedOut || end.Obituary is not null || outOfMemory;
        if (isLost)
            abandoned.Add(step);
        if (outputs.Errors.Count > 0 && (isLost || step is GradingStep.Run))
            remarks[step] = string.Join("; ", outputs.Errors.Select(error => error.Title));
        if (step is GradingStep.Check check)
            grades[check.Exercise] = outputs.GradeFor(check.Exercise.Exercise) ?? Grade.Nothing(check.Exercise, Unchecked(check.Exercise, isLost), Reason(check, outputs));
    }

    private static string Unchecked(AssignedExercise exercise, bool isLost) =>
        isLost ? "The check comes to an end" : $"The answer can be checked by {exercise.Call.Homework}.{exercise.Call.Exercise}.Check({exercise.Call.Answer})";

    // Why a check gave no report: most often the answer's own cell had failed before.
    private string Reason(GradingStep.Check check, StepOutputs outputs)
    {
        var answer = plan.Steps.LastOrDefault(step => step is GradingStep.Run run && run.ExerciseId == check.Exercise.Id && remarks.ContainsKey(step));
        var errors = outputs.Errors.Select(error => CompilerError().Match(error.Title) is { Success: true } compiler ? compiler.Groups[1].Value : error.Title);
        return answer is not null ? remarks[answer] : string.Join("; ", errors.DefaultIfEmpty("The check gave no report."));
    }

    private ExerciseGrade NotReached(AssignedExercise exercise) => Grade.Nothing(exercise, "The check is reached", status == GradeStatus.TimeLimit
        ? $"The submission ran longer than {limits.Submission.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s in all."
        : $"Cells ended the process more than {limits.Restarts} times.");

    private void Happened(GradeStatus happened) => status = happened > status ? happened : status;

    private static bool RanOutOfMemory(ErrorOutput error) => error.Title.Contains($": {nameof(OutOfMemoryException)}:", StringComparison.Ordinal);

    [GeneratedRegex(@"does not compile: .*?error (CS[0-9]+: .*)$")]
    private static partial Regex CompilerError();
}

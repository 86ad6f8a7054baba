using System.Globalization;
using System.Text;

namespace StableNets.Kit.Pages.Companions;

/// <summary>A timetable of sittings, as Markdown, made from the times that the lessons give.</summary>
internal static class Timetable
{
    /// <summary>One row for each sitting, and the sum below.</summary>
    /// <param name="lessons">Each lesson's title, as a link, and its time; null when it gives none.</param>
    public static string Markdown(IEnumerable<(string Title, LessonTime? Time)> lessons)
    {
        var rows = lessons.SelectMany(lesson => Sittings(lesson.Time).Select(sitting => (lesson.Title, sitting.Plan, sitting.Minutes))).ToArray();
        var table = new StringBuilder("| sitting | lesson | plan | minutes |\n| --- | --- | --- | --- |\n");
        foreach (var (index, (title, plan, minutes)) in rows.Index())
            table.Append(CultureInfo.InvariantCulture, $"| {index + 1} | {title} | {plan} | {minutes?.ToString(CultureInfo.InvariantCulture) ?? "?"} |\n");

        var sum = rows.Sum(row => row.Minutes ?? 0);
        return $"{table}\nTogether {rows.Length} sittings and about {Math.Round(sum / 60.0).ToString(CultureInfo.InvariantCulture)} hours. A lesson in two sittings is counted as two halves.\n";
    }

    private static IEnumerable<(string Plan, int? Minutes)> Sittings(LessonTime? time) => time switch
    {
        null => [("", null)],
        { InTwoSittings: false } => [(time.Pause, time.Minutes)],
        { PauseTitle: "" } => [("first half", time.Minutes / 2), ("second half", time.Minutes - time.Minutes / 2)],
        _ => [($"up to “{time.PauseTitle}”", time.Minutes / 2), ($"from “{time.PauseTitle}” to the end", time.Minutes - time.Minutes / 2)],
    };
}

using System.Text;
using StableNets.Kit.Lessons;

namespace StableNets.Kit.Pages.Companions;

/// <summary>The lessons' tables of symbols merged into one, as Markdown.</summary>
internal static class Glossary
{
    /// <summary>
    /// Each symbol once, where it first appears. What a later lesson says of it stands below, unless it has no word that does not
    /// stand here already: then it only reminds.
    /// </summary>
    public static string Markdown(IEnumerable<Lesson> lessons)
    {
        var text = new StringBuilder(
            """
            # Glossary

            All symbols, in the order in which the lessons introduce them. Some letters mean something else in a later lesson: where a later lesson says more or something else of a symbol, that stands below its first meaning.

            | symbol | meaning | shape | lesson |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var entry in Entries(lessons))
            text.Append($"| {entry.First.Symbol} | {entry.First.Meaning}{string.Concat(entry.Later.Select(later => Below(entry, later)))} | {entry.First.Shape} | {Link(entry.Lesson, entry.First, "")} |\n");
        return text.ToString();
    }

    private static List<Entry> Entries(IEnumerable<Lesson> lessons)
    {
        var entries = new List<Entry>();
        var known = new Dictionary<string, Entry>();
        foreach (var lesson in lessons.Where(lesson => lesson.Notebook is not null))
        foreach (var row in SymbolRow.Of(lesson.Notebook!))
        {
            if (row.Names.Count > 0 && row.Names.All(known.ContainsKey))
            {
                if (!row.Words.IsSubsetOf(row.Names.SelectMany(name => known[name].Words)))
                    known[row.Names[0]].Recall(lesson, row);
                continue;
            }

            entries.Add(new Entry(lesson, row));
            foreach (var name in row.Names)
                known.TryAdd(name, entries[^1]);
        }

        return entries;
    }

    private static string Below(Entry entry, (Lesson Lesson, SymbolRow Row) later)
    {
        var symbol = later.Row.Symbol == entry.First.Symbol ? "" : $"{later.Row.Symbol}: ";
        return $"<span class=\"later\">{Link(later.Lesson, later.Row, "lesson ")}: {symbol}{later.Row.Meaning}</span>";
    }

    private static string Link(Lesson lesson, SymbolRow row, string before) =>
        $"<a href=\"{lesson.Page}#cell-{row.Cell}\">{before}{NotebookTitle.Number(lesson.Notebook!)}</a>";

    private sealed record Entry(Lesson Lesson, SymbolRow First)
    {
        private readonly List<(Lesson Lesson, SymbolRow Row)> later = [];

        public IReadOnlyList<(Lesson Lesson, SymbolRow Row)> Later => later;

        /// <summary>All words that stand here.</summary>
        public IEnumerable<string> Words => later.SelectMany(other => other.Row.Words).Concat(First.Words);

        public void Recall(Lesson lesson, SymbolRow row) => later.Add((lesson, row));
    }
}

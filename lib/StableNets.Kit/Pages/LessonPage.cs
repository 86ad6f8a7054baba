using System.Text;
using StableNets.Kit.Engine;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Pages;

/// <summary>One lesson's page.</summary>
/// <param name="Html">The document.</param>
/// <param name="Figures">How many charts it shows.</param>
/// <param name="Problems">One line for each cell that failed, a text with a bad formula included.</param>
internal sealed record LessonPage(string Html, int Figures, IReadOnlyList<CellProblem> Problems)
{
    /// <summary>Makes the page of what running the lesson gave.</summary>
    /// <param name="run">The lesson, run.</param>
    /// <param name="formulas">Typesets formulas.</param>
    /// <param name="links">Where its links lead.</param>
    /// <param name="neighbours">The lessons before and after it.</param>
    public static LessonPage Of(NotebookRun run, Formulas formulas, PageLinks links, Neighbours neighbours)
    {
        var text = new LessonText(formulas, links);
        var results = run.Results.ToDictionary(result => result.Cell.Number);
        var problems = new List<CellProblem>();
        var article = new StringBuilder();
        foreach (var cell in run.Notebook.Cells)
        {
            article.Append(cell.Kind switch
            {
                CellKind.Text => TextCell(cell, text, problems),
                CellKind.Raw => $"<section class=\"text\" id=\"cell-{cell.Number}\">\n<pre class=\"output\">{Pages.Html.Escape(cell.Source)}</pre>\n</section>\n",
                _ => CodeCell(results[cell.Number], text, problems),
            });
        }

        var figures = run.Results.Sum(result => OutputHtml.Figures(result.Outputs));
        var title = NotebookTitle.Of(run.Notebook);
        return new LessonPage(
            PageFrame.Wrap($"{title} · StableNets", figures > 0, Body(article.ToString(), text.Headings, problems, neighbours)),
            figures,
            problems);
    }

    /// <summary>The page of a lesson that could not be read.</summary>
    public static string OfUnreadable(string title, string error, Neighbours neighbours)
    {
        var article = $"<h1>{Pages.Html.Escape(title)}</h1>\n{OutputHtml.Of([ErrorOutput.Of(error)], _ => "")}";
        return PageFrame.Wrap($"{title} · StableNets", withFigures: false, Body(article, [], [], neighbours));
    }

    private static string TextCell(Cell cell, LessonText text, List<CellProblem> problems)
    {
        var found = new List<string>();
        var html = text.Render(cell.Source, $"cell-{cell.Number}", found.Add);
        if (found.Count > 0)
            problems.Add(new CellProblem(cell.Number, $"{cell.Name}: {string.Join("; ", found)}"));
        var boxes = OutputHtml.Of(found.Select(problem => ErrorOutput.Of($"{cell.Name}: {problem}")), _ => "");
        return $"<section class=\"text\" id=\"cell-{cell.Number}\">\n{html}{boxes}</section>\n";
    }

    private static string CodeCell(CellResult result, LessonText text, List<CellProblem> problems)
    {
        var (cell, errors) = (result.Cell, result.Outputs.OfType<ErrorOutput>().ToArray());
        if (result.Outcome is CellOutcome.Failed or CellOutcome.Overflowed or CellOutcome.Stopped)
            problems.Add(new CellProblem(cell.Number, string.Join("; ", errors.Select(error => error.Title))));

        var code = CodeColours.HtmlWithMarks(cell.Source, [.. errors.SelectMany(error => error.Lines)]);
        var outputs = OutputHtml.Of(result.Outputs, markdown => text.Render(markdown, $"cell-{cell.Number}-output", _ => { }));
        var notRun = result.Outcome == CellOutcome.NotRun ? "<p class=\"not-run\">Not run: an earlier cell ended the process.</p>\n" : "";
        return $"""
                <section class="cell" id="cell-{cell.Number}" aria-label="Cell {cell.Number}">
                <a class="cell-number" href="#cell-{cell.Number}">Cell {cell.Number}</a>
                <pre class="code"><code>{code}</code></pre>
                {notRun}{(outputs.Length > 0 ? $"<div class=\"outputs\">\n{outputs}</div>\n" : "")}</section>

                """;
    }

    private static string Body(string article, IReadOnlyList<Heading> headings, IReadOnlyList<CellProblem> problems, Neighbours neighbours) => PageBody.Of(
        neighbours.Short,
        [.. headings.Where(heading => heading.Level is 2 or 3)],
        $"{Banner(problems)}{article}{neighbours.Full}");

    private static string Banner(IReadOnlyList<CellProblem> problems)
    {
        if (problems.Count == 0)
            return "";
        var cells = problems.Select(problem => $"<a href=\"#cell-{problem.Cell}\">cell {problem.Cell}</a>");
        return $"<p class=\"problem banner\">{(problems.Count == 1 ? "One cell failed" : $"{problems.Count} cells failed")}: {string.Join(", ", cells)}.</p>\n";
    }
}

/// <summary>What is wrong in one cell, in one line.</summary>
internal sealed record CellProblem(int Cell, string Text);

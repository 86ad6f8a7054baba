using System.Text;
using System.Text.RegularExpressions;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Pages;

/// <summary>What a cell produced, as HTML.</summary>
internal static partial class OutputHtml
{
    // What grew while the cell ran and says how long that took: a page shows the figure that came after it.
    private const string Live = "<div data-stablenets=\"live\"";

    // From the richest form to the plainest.
    private static readonly string[] Preference = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain"];

    /// <summary>All outputs in order; neighbouring console text becomes one block.</summary>
    public static string Of(IEnumerable<Output> outputs, Func<string, string> markdown)
    {
        var html = new StringBuilder();
        foreach (var output in Joined(outputs))
            html.Append(Of(output, markdown));
        return html.ToString();
    }

    /// <summary>How many charts these outputs show.</summary>
    public static int Figures(IEnumerable<Output> outputs) => outputs.OfType<DisplayOutput>()
        .Sum(display => display.Data.TryGetValue("text/html", out var html) ? FigureStart().Count(html) : 0);

    private static IEnumerable<Output> Joined(IEnumerable<Output> outputs)
    {
        StreamOutput? text = null;
        foreach (var output in outputs)
        {
            if (output is StreamOutput next && text?.IsError == next.IsError)
            {
                text = text with { Text = text.Text + next.Text };
                continue;
            }

            if (text is not null)
                yield return text;
            text = output as StreamOutput;
            if (text is null)
                yield return output;
        }

        if (text is not null)
            yield return text;
    }

    private static string Of(Output output, Func<string, string> markdown) => output switch
    {
        StreamOutput stream => $"<pre class=\"output stream{(stream.IsError ? " stderr" : "")}\">{Html.Escape(stream.Text.TrimEnd('\n'))}</pre>\n",
        DisplayOutput display => Of(display, markdown),
        ErrorOutput error => Problem(error),
        _ => throw new InvalidOperationException($"No page shows a {output.GetType().Name}."),
    };

    private static string Problem(ErrorOutput error) =>
        $"""
         <div class="problem"><p class="problem-title">{Html.Escape(error.Title)}</p>{(error.Text.Length > 0 ? $"<pre>{Html.Escape(error.Text)}</pre>" : "")}</div>

         """;

    private static string Of(DisplayOutput display, Func<string, string> markdown)
    {
        var mime = Preference.FirstOrDefault(display.Data.ContainsKey) ?? display.Data.Keys.FirstOrDefault() ?? "text/plain";
        var value = display.Data.GetValueOrDefault(mime, "");
        return mime switch
        {
            "text/html" when value.StartsWith(Live, StringComparison.Ordinal) => "",
            "text/html" => $"<div class=\"output rich\">{WithoutBallast(value)}</div>\n",
            "image/svg+xml" => $"<div class=\"output rich\">{value}</div>\n",
            "image/png" or "image/jpeg" => $"<div class=\"output rich\"><img alt=\"\" src=\"data:{mime};base64,{value.Trim()}\"></div>\n",
            "text/markdown" => $"<div class=\"output rich\">{markdown(value)}</div>\n",
            _ => $"<pre class=\"output\">{Html.Escape(value)}</pre>\n",
        };
    }

    private static string WithoutBallast(string html) => PlotlyScript().Replace(FormatterStyle().Replace(html, ""), "");

    [GeneratedRegex("""class="sn-figure["\s]""")]
    private static partial Regex FigureStart();

    // The formatting library repeats its style sheet with every value, and that sheet speaks of every table of the page.
    [GeneratedRegex(@"<style>\s*\.dni-code-hint.*?</style>", RegexOptions.Singleline)]
    private static partial Regex FormatterStyle();

    // A live front end gets plotly.js with the opening cell; a page has it in a file beside it.
    [GeneratedRegex("""<script data-stablenets="plotly">.*?</script>""", RegexOptions.Singleline)]
    private static partial Regex PlotlyScript();
}

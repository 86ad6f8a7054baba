namespace StableNets.Kit.Engine;

/// <summary>
/// Passes on only so much of what a cell produces, so that one that prints without end costs neither memory nor a page nobody can open.
/// A value shown has more room than text: a chart with a slider is a megabyte and worth it.
/// </summary>
internal sealed class BoundedSink(IOutputSink next) : IOutputSink
{
    public const int TextLimit = 1_000_000;
    public const int DisplayLimit = 16_000_000;
    private const int ErrorLimit = 20_000;

    private readonly Dictionary<string, long> current = [];
    private long text;
    private long displayed;

    /// <summary>Runs a cell; one that produces too much has failed, and says so.</summary>
    public static async Task<CellOutcome> ExecuteAsync(Session session, string name, string code, IOutputSink sink, CancellationToken stop)
    {
        var bounded = new BoundedSink(sink);
        var outcome = await session.ExecuteAsync(name, code, bounded, stop);
        if (!bounded.Overflowed)
            return outcome;
        sink.Write(ErrorOutput.Of(bounded.Complaint(name)));
        return outcome == CellOutcome.Succeeded ? CellOutcome.Overflowed : outcome;
    }

    /// <summary>Whether something was left out.</summary>
    public bool Overflowed => text > TextLimit || displayed > DisplayLimit;

    /// <summary>What to tell the reader when something was left out.</summary>
    public string Complaint(string cell) => text > TextLimit
        ? $"{cell} printed {text:N0} characters; the first {TextLimit:N0} are kept."
        : $"{cell} showed values of {displayed:N0} characters; what fits in {DisplayLimit:N0} is kept.";

    public void Write(Output output)
    {
        switch (output)
        {
            case StreamOutput stream:
                var room = TextLimit - text;
                text += stream.Text.Length;
                if (room > 0)
                    next.Write(stream.Text.Length <= room ? stream : stream with { Text = stream.Text[..(int)room] });
                break;
            case DisplayOutput display:
                Show(display, display.Data, display.DisplayId);
                break;
            case UpdateOutput update:
                Show(update, update.Data, update.DisplayId);
                break;
            case ErrorOutput error:
                next.Write(error with { Title = Cut(error.Title), Text = Cut(error.Text) });
                break;
        }
    }

    private static string Cut(string text) => text.Length <= ErrorLimit ? text : $"{text[..ErrorLimit]} … ({text.Length:N0} characters)";

    // What is replaced is not kept, so an update counts by what it adds.
    private void Show(Output output, IReadOnlyDictionary<string, string> data, string? id)
    {
        var length = data.Values.Sum(form => (long)form.Length);
        displayed += length - (id is null ? 0 : current.GetValueOrDefault(id));
        if (id is not null)
            current[id] = length;
        if (displayed <= DisplayLimit)
            next.Write(output);
    }
}

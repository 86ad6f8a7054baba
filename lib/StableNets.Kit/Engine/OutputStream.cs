using System.Text;
using StableNets.Cells;

namespace StableNets.Kit.Engine;

/// <summary>
/// The one path from a cell to its sink: keeps console text and displayed values in the order they came.
/// Console text is gathered for a moment, because a cell that prints a million numbers should not cost a million messages.
/// A cell that is to stop ends here, before it writes: aborted in the middle it would leave half a message behind.
/// </summary>
internal sealed class OutputStream : IDisposable
{
    private const int GatheredCharacters = 8192;
    private static readonly TimeSpan GatheredTime = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly Timer timer;
    private IOutputSink? sink;
    private bool textIsError;

    public OutputStream() => timer = new Timer(_ => Flush());

    /// <summary>Sends what follows to <paramref name="next"/>; with null, later output has no cell to belong to and is dropped.</summary>
    public void SwitchTo(IOutputSink? next)
    {
        lock (gate)
        {
            Flush();
            sink = next;
            timer.Change(next is null ? Timeout.InfiniteTimeSpan : GatheredTime, GatheredTime);
        }
    }

    public void WriteText(ReadOnlySpan<char> piece, bool isError)
    {
        Stopping.Point();
        lock (gate)
        {
            if (textIsError != isError)
                Flush();
            textIsError = isError;
            text.Append(piece);
            if (text.Length >= GatheredCharacters)
                Flush();
        }
    }

    public void Write(Output output)
    {
        Stopping.Point();
        lock (gate)
        {
            Flush();
            sink?.Write(output);
        }
    }

    private void Flush()
    {
        lock (gate)
        {
            if (text.Length == 0)
                return;
            sink?.Write(new StreamOutput(text.ToString(), textIsError));
            text.Clear();
        }
    }

    public void Dispose() => timer.Dispose();
}

using System.Globalization;

namespace StableNets.Kit.Jupyter;

/// <summary>Tells of messages that were dropped: of the first ten, then of every thousandth, because who floods the kernel should not flood the log.</summary>
internal sealed class DropLog(TextWriter log)
{
    private const int Told = 10;
    private const int Interval = 1000;

    private long count;

    /// <summary>Notes that something was dropped.</summary>
    public void Add(string what)
    {
        if (++count <= Told || count % Interval == 0)
            log.WriteLine($"Dropped {what} ({count.ToString(CultureInfo.InvariantCulture)} so far).");
    }
}

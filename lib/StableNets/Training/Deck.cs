using StableNets.Datasets;

namespace StableNets.Training;

/// <summary>The samples of a problem as cards: shuffled, and dealt batch by batch.</summary>
/// <remarks>
/// A card lies in one piece, sample by sample, where a sweep has its samples feature by feature: with many features, to collect a scattered sample
/// from there would wait for memory once for each feature.
/// </remarks>
internal sealed class Deck(Sweep whole)
{
    private const int AtOnce = 8;

    private readonly double[] cards = whole.Input.ToRowMajorArray();
    private readonly int[] labels = [.. whole.Labels];
    private readonly int[] order = [.. Enumerable.Range(0, whole.Samples)];

    /// <summary>Another order.</summary>
    public void Shuffle(SeededRandom random) => random.Shuffle(order);

    /// <summary>The samples of batch number b go into it, as many as it has.</summary>
    public void Deal(int b, Sweep batch)
    {
        var (samples, columns, into) = (batch.Samples, batch.Input.ColumnCount, batch.Input.Values);
        var hand = order.AsSpan(b * samples, samples);

        // A few cards at once, so that what is next to each other in a column is written together.
        for (var first = 0; first < samples; first += AtOnce)
        {
            var end = Math.Min(first + AtOnce, samples);
            for (var column = 0; column < columns; column++)
                for (var i = first; i < end; i++)
                    into[(column * samples) + i] = cards[(hand[i] * columns) + column];
        }

        for (var i = 0; i < samples; i++)
            batch.Labels[i] = labels[hand[i]];
    }
}

using StableNets.Kit.Lessons;

namespace StableNets.Kit.Grading;

/// <summary>Keeps one place ready in advance: a worker's start takes seconds, in which the submission before it often waits.</summary>
/// <param name="course">Whose kit the places get.</param>
/// <param name="memory">What a worker's values may take, in bytes.</param>
/// <param name="expected">How many will be needed at least; no more are made in advance.</param>
/// <param name="cancel">Gives everything up.</param>
internal sealed class WorkPlaces(Course course, long memory, int expected, CancellationToken cancel) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private Task<WorkPlace>? next;
    private int made;

    /// <summary>A place nobody has used.</summary>
    public async Task<WorkPlace> TakeAsync()
    {
        Task<WorkPlace> mine;
        lock (gate)
        {
            mine = next ?? MakeAsync();
            next = made < expected ? MakeAsync() : null;
        }

        return await mine;
    }

    public async ValueTask DisposeAsync()
    {
        if (next is null)
            return;
        try
        {
            await (await next).DisposeAsync();
        }
        catch (Exception)
        {
            // It did not come to be, and nobody asks for it.
        }
    }

    private Task<WorkPlace> MakeAsync()
    {
        made++;
        return Task.Run(() => WorkPlace.OpenAsync(course, memory, cancel), cancel);
    }
}

using System.Text.Json.Nodes;
using StableNets.Kit.Engine;
using StableNets.Kit.Jupyter.Protocol;

namespace StableNets.Kit.Jupyter.Cells;

/// <summary>Runs the cells that front ends send, and leaves out those that wait behind one that failed.</summary>
internal sealed class CellQueue(Task<Session> session, FrontEnds frontEnds, History history)
{
    private volatile CancellationTokenSource? running;
    private int count;
    private int aborting;

    /// <summary>Stops the cell that runs, if one does; the variables stay.</summary>
    public void Interrupt() => running?.CancelAsync();

    /// <summary>To be called after each request that had its turn.</summary>
    public void Passed() => aborting = Math.Max(0, aborting - 1);

    /// <summary>Runs one cell.</summary>
    /// <param name="request">An <c>execute_request</c>.</param>
    /// <param name="waiting">How many requests wait behind it: should it fail, the cells among them are not run.</param>
    public async Task<JsonObject?> ExecuteAsync(Message request, Func<int> waiting)
    {
        if (aborting > 0)
            return new() { ["status"] = "aborted" };
        if (request.Content.Text("code") is not { } code)
            return ErrorContent.Of(ErrorOutput.Of("expected \"code\" to be a string."), "");

        var silent = request.Content.Flag("silent") ?? false;
        if (!silent && (request.Content.Flag("store_history") ?? true))
            history.Add(++count, code);
        if (!silent)
            frontEnds.Publish("execute_input", request, new() { ["code"] = code, ["execution_count"] = count });

        var outputs = new CellOutputs(frontEnds, request, code, count, silent);
        await RunAsync(code, outputs);
        if (outputs.Error is not { } error)
            return new() { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };

        // Counts this request too, which has not passed yet.
        aborting = request.Content.Flag("stop_on_error") ?? true ? waiting() + 1 : 0;
        var reply = ErrorContent.Of(error, code);
        reply["execution_count"] = count;
        return reply;
    }

    private async Task RunAsync(string code, CellOutputs outputs)
    {
        var name = $"cell [{count}]";
        var stop = new CancellationTokenSource(); // not disposed: a late interrupt may still hold it
        running = stop;
        try
        {
            if (await BoundedSink.ExecuteAsync(await session.WaitAsync(stop.Token), name, code, outputs, stop.Token) != CellOutcome.Stopped)
                return;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Interrupted before it began.
        }
        finally
        {
            running = null;
        }

        outputs.Write(ErrorOutput.Of($"{name} was interrupted; what it had done so far stays."));
    }
}

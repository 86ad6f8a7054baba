using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;
using StableNets.Kit.Jupyter.Protocol;

namespace StableNets.Kit.Jupyter.Cells;

/// <summary>The cells that were run since the kernel started, for front ends in which the arrow keys bring them back.</summary>
internal sealed class History
{
    // Sessions count from 1; in a request, 0 means the current one.
    private const int Session = 1;

    private readonly List<(int Number, string Code)> cells = [];

    public void Add(int number, string code)
    {
        lock (cells)
            cells.Add((number, code));
    }

    /// <summary>Answers a <c>history_request</c>: the last ones, a range of numbers, or those that fit a pattern with * and ?.</summary>
    public JsonObject Answer(JsonElement request)
    {
        var most = Math.Max(0, request.Number("n") ?? int.MaxValue);
        var withOutput = request.Flag("output") ?? false;
        lock (cells)
        {
            IEnumerable<(int Number, string Code)> found = request.Text("hist_access_type") switch
            {
                "range" => InRange(request.Number("session") ?? 0, request.Number("start") ?? 0, request.Number("stop") ?? int.MaxValue),
                "search" => Fitting(request.Text("pattern") ?? "*", request.Flag("unique") ?? false).TakeLast(most),
                _ => cells.TakeLast(most),
            };
            return new() { ["status"] = "ok", ["history"] = new JsonArray([.. found.Select(cell => Entry(cell, withOutput))]) };
        }
    }

    private IEnumerable<(int Number, string Code)> InRange(int session, int start, int stop) =>
        session is 0 or Session ? cells.Where(cell => cell.Number >= start && cell.Number < stop) : [];

    private IEnumerable<(int Number, string Code)> Fitting(string pattern, bool unique)
    {
        var fitting = cells.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Code));
        return unique ? fitting.Reverse().DistinctBy(cell => cell.Code).Reverse() : fitting;
    }

    private static JsonNode Entry((int Number, string Code) cell, bool withOutput) =>
        new JsonArray(Session, cell.Number, withOutput ? new JsonArray(cell.Code, null) : cell.Code);
}

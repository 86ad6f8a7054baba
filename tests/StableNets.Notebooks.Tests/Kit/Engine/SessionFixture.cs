using StableNets.Kit.Engine;

namespace StableNets.Notebooks.Tests.Kit.Engine;

/// <summary>Tests with a session take turns, because a process holds one: the console and the working directory are the process's.</summary>
[CollectionDefinition(nameof(SessionCollection), DisableParallelization = true)]
public sealed class SessionCollection : ICollectionFixture<SessionFixture>;

/// <summary>A session in a folder of its own, which tests share: a new one costs half a second.</summary>
public sealed class SessionFixture : IDisposable
{
    private readonly string formerFolder = Directory.GetCurrentDirectory();
    private Session session;
    private int cells;

    public SessionFixture()
    {
        Folder = Directory.CreateTempSubdirectory("stablenets-session-").FullName;
        session = new Session(Folder);
    }

    public string Folder { get; }

    internal Task<CellRun> RunAsync(string code) => RunUntilAsync(TestContext.Current.CancellationToken, code);

    internal async Task<CellRun> RunUntilAsync(CancellationToken stop, string code, Action<Output>? seen = null)
    {
        var sink = new ListSink(seen);
        var name = $"cell {++cells}";
        var outcome = await session.ExecuteAsync(name, code, sink, stop);
        return new CellRun(name, outcome, sink.Outputs);
    }

    /// <summary>Starts with an empty state, for a test that other tests' usings would disturb.</summary>
    public void Renew()
    {
        session.Dispose();
        session = new Session(Folder);
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public void Dispose()
    {
        session.Dispose();
        Directory.SetCurrentDirectory(formerFolder);
        Directory.Delete(Folder, recursive: true);
    }
}

internal sealed class ListSink(Action<Output>? seen = null) : IOutputSink
{
    private readonly List<Output> outputs = [];

    public IReadOnlyList<Output> Outputs => [.. outputs];

    public void Write(Output output)
    {
        outputs.Add(output);
        seen?.Invoke(output);
    }
}

/// <summary>What one cell did.</summary>
internal sealed record CellRun(string Name, CellOutcome Outcome, IReadOnlyList<Output> Outputs)
{
    /// <summary>All console text, standard error included.</summary>
    public string Console => string.Concat(Outputs.OfType<StreamOutput>().Select(output => output.Text));

    /// <summary>The values shown, each in its first form.</summary>
    public IReadOnlyList<string> Shown => [.. Outputs.OfType<DisplayOutput>().Select(output => output.Data.Values.First())];

    public ErrorOutput Error => Assert.Single(Outputs.OfType<ErrorOutput>());

    /// <summary>This run, which the test expects to have gone well.</summary>
    public CellRun Good()
    {
        Assert.True(Outcome == CellOutcome.Succeeded, string.Join('\n', Outputs));
        return this;
    }
}

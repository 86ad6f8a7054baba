using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StableNets.Notebooks.Tests.Support;

/// <summary>A page in a headless Chromium that a test can ask things and wait for, over the browser's DevTools protocol.</summary>
internal sealed partial class BrowserPage : IAsyncDisposable
{
    private readonly Process browser;
    private readonly DirectoryInfo profile;
    private readonly ClientWebSocket socket = new();
    private readonly List<string> complaints = [];
    private int count;

    private BrowserPage(Process browser, DirectoryInfo profile) => (this.browser, this.profile) = (browser, profile);

    /// <summary>What scripts of the page complained of: uncaught exceptions and errors written to the console.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens an address of this machine, every other host being out of reach. Skips the test without a browser.</summary>
    public static async Task<BrowserPage> OpenAsync(string url, CancellationToken cancel)
    {
        var profile = Directory.CreateTempSubdirectory("stablenets-profile-");
        string[] arguments = ["--remote-debugging-port=0", "--window-size=1280,900", "about:blank"];
        var page = new BrowserPage(Chromium.Start(profile.FullName, arguments), profile);
        try
        {
            await page.ConnectAsync(cancel);
            await page.CallAsync("Page.navigate", new() { ["url"] = url }, cancel);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the page the screen of a phone, so many pixels wide.</summary>
    public Task NarrowAsync(int width, CancellationToken cancel) => CallAsync(
        "Emulation.setDeviceMetricsOverride",
        new() { ["width"] = width, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = true },
        cancel);

    /// <summary>The value of a JavaScript expression.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression, CancellationToken cancel) =>
        (await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true }, cancel))["result"]?["value"]?.DeepClone();

    /// <summary>Waits until a JavaScript expression is true.</summary>
    public async Task WaitAsync(string condition, TimeSpan limit, CancellationToken cancel)
    {
        for (var clock = Stopwatch.StartNew(); (bool?)await EvaluateAsync($"Boolean({condition})", cancel) != true; await Task.Delay(200, cancel))
            Assert.True(clock.Elapsed < limit, $"waited in vain for {condition}; the page complained: {string.Join('\n', complaints)}");
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        browser.Kill(entireProcessTree: true);
        await browser.WaitForExitAsync();
        browser.Dispose();
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser still writes into it.
        }
    }

    private async Task ConnectAsync(CancellationToken cancel)
    {
        var port = await PortAsync(cancel);
        using var http = new HttpClient();
        var targets = JsonNode.Parse(await http.GetStringAsync($"http://127.0.0.1:{port}/json", cancel))!.AsArray();
        var target = targets.First(target => (string)target!["type"]! == "page")!;
        await socket.ConnectAsync(new Uri((string)target["webSocketDebuggerUrl"]!), cancel);
        await CallAsync("Runtime.enable", [], cancel);
    }

    private async Task<string> PortAsync(CancellationToken cancel)
    {
        while (await browser.StandardError.ReadLineAsync(cancel) is { } line)
        {
            if (Listening().Match(line) is not { Success: true } match)
                continue;

            // Read on, or the browser waits for its log to be read.
            _ = browser.StandardError.ReadToEndAsync(CancellationToken.None);
            _ = browser.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return match.Groups["port"].Value;
        }

        throw new InvalidOperationException("Chromium ended at once.");
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject arguments, CancellationToken cancel)
    {
        var id = ++count;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = arguments };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, endOfMessage: true, cancel);
        while (true)
        {
            var message = await ReceiveAsync(cancel);
            if ((int?)message["id"] == id)
                return message["result"] ?? throw new InvalidOperationException($"{method}: {message["error"]}");
            Note(message);
        }
    }

    private void Note(JsonNode message)
    {
        var details = message["params"];
        if ((string?)message["method"] == "Runtime.exceptionThrown")
            complaints.Add((string?)details?["exceptionDetails"]?["exception"]?["description"] ?? message.ToJsonString());
        else if ((string?)message["method"] == "Runtime.consoleAPICalled" && (string?)details?["type"] is "error" or "assert")
            complaints.Add(string.Join(' ', details!["args"]!.AsArray().Select(argument => argument?["value"] ?? argument?["description"])));
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancel)
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, cancel);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(text.ToArray())!;
    }

    [GeneratedRegex(@"DevTools listening on ws://127\.0\.0\.1:(?<port>\d+)/")]
    private static partial Regex Listening();
}

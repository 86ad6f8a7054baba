using System.Diagnostics;
using StableNets.Notebooks.Tests.Kit.Jupyter;
using StableNets.Notebooks.Tests.Support;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>A lesson as a student sees it in the classic Notebook, in a browser with no network.</summary>
public sealed class ClassicNotebookTests
{
    private const string Lesson = "02-the-instability-of-resnets";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Run_all_draws_every_chart()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var jupyter = await Support.Jupyter.StartAsync("notebook");
        Assert.SkipWhen(jupyter is null, "the classic Notebook is not installed: no lesson was opened in it");

        // A copy, because the Notebook saves what it has open.
        var folder = Directory.CreateDirectory(Path.Combine(jupyter.DataFolder, "lessons"));
        File.Copy(CourseFiles.PathOf(Lesson), Path.Combine(folder.FullName, "lesson.ipynb"));
        File.WriteAllText(Path.Combine(folder.FullName, "kit.csx"), KitScript.Text);
        using var server = StartServer(jupyter, folder.FullName, out var address);
        try
        {
            await using var page = await OpenAsync($"{address}/notebooks/lesson.ipynb", cancel);
            await page.WaitAsync("window.Jupyter?.notebook?._fully_loaded && Jupyter.notebook.kernel?.is_connected()", Limit, cancel);
            await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()", cancel);
            await page.WaitAsync("Jupyter.notebook.get_cells().every(cell => cell.cell_type !== 'code' || Number.isInteger(cell.input_prompt_number))", Limit, cancel);
            await page.WaitAsync("[...document.querySelectorAll('.sn-chart')].every(chart => chart.querySelector('.main-svg'))", Limit, cancel);

            Assert.Equal(".net-csharp", (string?)await page.EvaluateAsync("Jupyter.notebook.kernel.name", cancel));
            Assert.True((int?)await page.EvaluateAsync("document.querySelectorAll('.sn-figure').length", cancel) >= 8, "figures are missing");
            Assert.Equal(0, (int?)await page.EvaluateAsync("document.querySelectorAll('.output_error, .output_stderr').length", cancel));
            Assert.Empty(page.Complaints);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Process StartServer(Support.Jupyter jupyter, string folder, out string address)
    {
        var port = KernelPorts.Free().Shell;
        address = $"http://127.0.0.1:{port}";
        var server = jupyter.Start(
            folder, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0",
            "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={folder}");
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    // The server takes a moment to listen.
    private static async Task<BrowserPage> OpenAsync(string url, CancellationToken cancel)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200, cancel))
        {
            try
            {
                using var answer = await http.GetAsync(url, cancel);
                return await BrowserPage.OpenAsync(url, cancel);
            }
            catch (HttpRequestException) when (clock.Elapsed < Limit)
            {
            }
        }
    }
}

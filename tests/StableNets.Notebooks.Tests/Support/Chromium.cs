using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StableNets.Notebooks.Tests.Support;

/// <summary>The distribution's browser, headless and with every host out of reach.</summary>
internal static partial class Chromium
{
    private static readonly string? Executable =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Opens a page and returns its document after its scripts ran, and the browser's log. Skips the test without a browser.</summary>
    public static async Task<(string Dom, string Log)> OpenAsync(string page, CancellationToken cancel)
    {
        if (Executable is null)
            Assert.Skip("Chromium is not installed: nothing was opened in a browser");

        var profile = Directory.CreateTempSubdirectory("stablenets-profile-");
        try
        {
            string[] arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
                $"--user-data-dir={profile.FullName}", "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri,
            ];
            using var browser = Process.Start(new ProcessStartInfo(Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var dom = browser.StandardOutput.ReadToEndAsync(cancel);
            var log = browser.StandardError.ReadToEndAsync(cancel);
            await browser.WaitForExitAsync(cancel);
            return (await dom, await log);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    /// <summary>How many charts a document shows.</summary>
    public static int Charts(string dom) => DrawnChart().Count(dom);

    [GeneratedRegex("<svg class=\"main-svg\"[^>]*><defs id=\"defs-")]
    private static partial Regex DrawnChart();
}

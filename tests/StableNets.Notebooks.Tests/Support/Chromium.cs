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
        var profile = Directory.CreateTempSubdirectory("stablenets-profile-");
        try
        {
            using var browser = Start(profile.FullName, "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri);
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

    /// <summary>Starts the browser with every host but this machine out of reach. Skips the test without one.</summary>
    public static Process Start(string profile, params string[] arguments)
    {
        if (Executable is null)
            Assert.Skip("Chromium is not installed: nothing was opened in a browser");

        string[] common =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", $"--user-data-dir={profile}",
        ];
        return Process.Start(new ProcessStartInfo(Executable, [.. common, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>How many charts a document shows.</summary>
    public static int Charts(string dom) => DrawnChart().Count(dom);

    [GeneratedRegex("<svg class=\"main-svg\"[^>]*><defs id=\"defs-")]
    private static partial Regex DrawnChart();
}

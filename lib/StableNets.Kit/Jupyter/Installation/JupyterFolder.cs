namespace StableNets.Kit.Jupyter.Installation;

/// <summary>Where Jupyter keeps a user's own data, kernels among them: as its documentation, "Common directories and file locations", has it.</summary>
internal static class JupyterFolder
{
    /// <summary>The folder of whoever runs this program.</summary>
    public static string OfThisUser() => Of(
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Environment.GetEnvironmentVariable);

    /// <summary>The folder on a system with the given home and environment.</summary>
    internal static string Of(PlatformID system, string home, Func<string, string?> variable)
    {
        if (variable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            return chosen;
        return system switch
        {
            PlatformID.Win32NT => Path.Combine(variable("APPDATA") is { Length: > 0 } roaming ? roaming : Path.Combine(home, "AppData", "Roaming"), "jupyter"),
            PlatformID.MacOSX => Path.Combine(home, "Library", "Jupyter"),
            _ => Path.Combine(variable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter"),
        };
    }
}

using System.Text.Json;
using StableNets.Kit.Jupyter.Installation;
using StableNets.Notebooks.Tests.Kit.Commands;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

public sealed class KernelInstallerTests : IDisposable
{
    private readonly string kernels = Path.Combine(Directory.CreateTempSubdirectory("stablenets-kernels-").FullName, "kernels");

    [Fact]
    public void The_lessons_name_is_taken_when_it_is_free()
    {
        var told = Installer().Install(null);

        var spec = Spec(".net-csharp");
        Assert.Equal(".NET (C#)", spec.GetProperty("display_name").GetString());
        Assert.Equal("C#", spec.GetProperty("language").GetString());
        Assert.Equal("message", spec.GetProperty("interrupt_mode").GetString());
        string[] arguments = [.. spec.GetProperty("argv").EnumerateArray().Select(argument => argument.GetString()!)];
        Assert.True(File.Exists(arguments[0]));
        Assert.Equal("dotnet", Path.GetFileNameWithoutExtension(arguments[0]));
        Assert.True(File.Exists(arguments[1]));
        Assert.Equal(["kernel", "start", "{connection_file}"], arguments[2..]);
        Assert.Contains(told, line => line.Contains("Registered the kernel .net-csharp", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_kernel_of_that_name_is_left_alone_and_told_of()
    {
        const string Foreign = "{ \"argv\": [\"dotnet-interactive\"] }";
        Write(".net-csharp", Foreign);

        var told = Installer().Install(null);

        Assert.Equal(Foreign, File.ReadAllText(PathOf(".net-csharp")));
        Assert.Equal("StableNets (C#)", Spec("stablenets").GetProperty("display_name").GetString());
        Assert.Contains(told, line => line.Contains("belongs to another kernel", StringComparison.Ordinal) && line.Contains("\"StableNets (C#)\"", StringComparison.Ordinal));
        Assert.Contains("another kernel named .net-csharp", Assert.Throws<InvalidDataException>(() => Installer().Install(".net-csharp")).Message);
        Assert.Throws<InvalidDataException>(() => Installer().Uninstall(".net-csharp"));
    }

    [Fact]
    public void Installing_again_renews()
    {
        Installer().Install(null);
        Write(".net-csharp", File.ReadAllText(PathOf(".net-csharp")).Replace("start", "old", StringComparison.Ordinal));

        Installer().Install(null);

        Assert.Equal("start", Spec(".net-csharp").GetProperty("argv")[3].GetString());
        Assert.False(Directory.Exists(Path.Combine(kernels, "stablenets")));
    }

    [Fact]
    public void Uninstall_removes_its_own_kernels_and_no_others()
    {
        Installer().Install(null);
        Installer().Install("mine");
        Write("python3", "{ \"argv\": [\"python3\"] }");
        Write("broken", "{ nope");

        Assert.Equal(2, Installer().Uninstall(null).Count);

        Assert.Equal(["broken", "python3"], Directory.EnumerateDirectories(kernels).Select(Path.GetFileName).Order());
        Assert.StartsWith("There was nothing to remove", Assert.Single(Installer().Uninstall(null)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("with space")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.StartsWith("--name: expected letters, digits", Assert.Throws<InvalidDataException>(() => Installer().Install(name)).Message);

    [Fact]
    public async Task The_command_says_what_it_did_and_undoes_it()
    {
        var prefix = Path.GetDirectoryName(kernels)!;

        var (exit, text, error) = await KitProgram.RunAsync(prefix, "kernel", "install", "--prefix", prefix, "--name", "trial");
        Assert.Equal((0, ""), (exit, error));
        var folder = Path.Combine(prefix, "share", "jupyter", "kernels", "trial");
        Assert.Contains($"Registered the kernel trial in {folder}.", text);
        Assert.True(File.Exists(Path.Combine(folder, "kernel.json")));

        (exit, text, _) = await KitProgram.RunAsync(prefix, "kernel", "uninstall", "--prefix", prefix);
        Assert.Equal(0, exit);
        Assert.Contains($"Removed the kernel trial from {folder}.", text);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData(PlatformID.Unix, "", ".local/share/jupyter")]
    [InlineData(PlatformID.MacOSX, "", "Library/Jupyter")]
    [InlineData(PlatformID.Win32NT, "", "AppData/Roaming/jupyter")]
    [InlineData(PlatformID.Win32NT, "APPDATA", "of APPDATA/jupyter")]
    [InlineData(PlatformID.Unix, "XDG_DATA_HOME", "of XDG_DATA_HOME/jupyter")]
    [InlineData(PlatformID.MacOSX, "XDG_DATA_HOME", "Library/Jupyter")]
    [InlineData(PlatformID.Unix, "JUPYTER_DATA_DIR", "of JUPYTER_DATA_DIR")]
    [InlineData(PlatformID.MacOSX, "JUPYTER_DATA_DIR", "of JUPYTER_DATA_DIR")]
    [InlineData(PlatformID.Win32NT, "JUPYTER_DATA_DIR", "of JUPYTER_DATA_DIR")]
    public void Every_system_has_its_folder(PlatformID system, string variable, string expected)
    {
        var found = JupyterFolder.Of(system, "home", name => name == variable ? $"of {name}" : null).Replace('\\', '/');

        Assert.Equal(expected, found.StartsWith("home/", StringComparison.Ordinal) ? found["home/".Length..] : found);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(kernels)!, recursive: true);

    private KernelInstaller Installer() => new(kernels);

    private JsonElement Spec(string name) => JsonElement.Parse(File.ReadAllText(PathOf(name)));

    private string PathOf(string name) => Path.Combine(kernels, name, "kernel.json");

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(kernels, name));
        File.WriteAllText(PathOf(name), text);
    }
}

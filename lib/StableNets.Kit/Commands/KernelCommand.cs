using System.CommandLine;
using StableNets.Kit.Jupyter;
using StableNets.Kit.Jupyter.Installation;
using StableNets.Kit.Jupyter.Protocol;

namespace StableNets.Kit.Commands;

/// <summary><c>kernel</c>: makes the kit a kernel of Jupyter, for VS Code, JupyterLab and Notebook.</summary>
internal static class KernelCommand
{
    public static Command Create() => new("kernel", "Opens the lessons in Jupyter and VS Code: installs the kit as their C# kernel.")
    {
        Install(),
        Uninstall(),
        Start(),
    };

    private static Command Install()
    {
        var (name, prefix) = (Name("Name to register under."), Prefix());
        var command = new Command("install", "Registers the kernel with Jupyter, for this user.") { name, prefix };
        command.SetAction(arguments => Try(() => new KernelInstaller(KernelFolder(arguments.GetValue(prefix))).Install(arguments.GetValue(name))));
        return command;
    }

    private static Command Uninstall()
    {
        var (name, prefix) = (Name("Name that it was registered under; every one when none is given."), Prefix());
        var command = new Command("uninstall", "Removes what install registered.") { name, prefix };
        command.SetAction(arguments => Try(() => new KernelInstaller(KernelFolder(arguments.GetValue(prefix))).Uninstall(arguments.GetValue(name))));
        return command;
    }

    private static Command Start()
    {
        var file = new Argument<string>("connection-file") { Description = "The file in which Jupyter says where to meet." };
        var command = new Command("start", "Serves one notebook; Jupyter calls this.") { file };

        // Synchronous, because System.CommandLine ends an asynchronous command soon after Ctrl+C, which is to stop a cell and no more.
        command.SetAction(arguments => Try(() =>
        {
            KernelProcess.Run(ConnectionFile.Read(arguments.GetRequiredValue(file)));
            return [];
        }));
        return command;
    }

    private static Option<string?> Name(string description) => new("--name") { Description = description, HelpName = "NAME" };

    private static Option<string?> Prefix() => new("--prefix")
    {
        Description = "Python environment to register in, instead of for this user.",
        HelpName = "DIR",
    };

    private static string KernelFolder(string? prefix) =>
        Path.Combine(prefix is null ? JupyterFolder.OfThisUser() : Path.Combine(Path.GetFullPath(prefix), "share", "jupyter"), "kernels");

    private static int Try(Func<IEnumerable<string>> action)
    {
        try
        {
            foreach (var line in action())
                Console.WriteLine(line);
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}

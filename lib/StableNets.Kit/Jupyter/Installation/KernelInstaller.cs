using StableNets.Kit.Notebooks;
using StableNets.Teaching;

namespace StableNets.Kit.Jupyter.Installation;

/// <summary>Registers the kernel with Jupyter and removes it again. Never touches a kernel that somebody else registered.</summary>
/// <param name="kernels">Jupyter's folder of kernels, whether it is there or not.</param>
internal sealed class KernelInstaller(string kernels)
{
    private const string FileName = "kernel.json";

    /// <summary>Registers, and returns what to tell.</summary>
    /// <param name="name">The name; null for the lessons' own, or the kit's where that is taken.</param>
    /// <exception cref="InvalidDataException">The name is not one that Jupyter takes, or another kernel has it.</exception>
    public IReadOnlyList<string> Install(string? name)
    {
        if (name is not null && IsForeign(Checked(name)))
            throw new InvalidDataException($"There is another kernel named {name} in {Folder(name)}. Choose another --name, or remove that one first.");

        var chosen = name ?? (IsForeign(NotebookKernel.LessonsName) ? NotebookKernel.OwnName : NotebookKernel.LessonsName);
        Directory.CreateDirectory(Folder(chosen));
        AtomicFile.Write(Path.Combine(Folder(chosen), FileName), KernelSpec.Text(chosen));
        return
        [
            $"Registered the kernel {chosen} in {Folder(chosen)}.",
            chosen == NotebookKernel.LessonsName
                ? "Jupyter and VS Code's Jupyter extension now open the lessons with it."
                : $"{(name is null ? $"The name {NotebookKernel.LessonsName}, which the lessons ask for, belongs to another kernel. " : "")}In a lesson choose the kernel \"{NotebookKernel.DisplayName(chosen)}\".",
        ];
    }

    /// <summary>Removes, and returns what to tell.</summary>
    /// <param name="name">The name; null for every kernel that the kit registered here.</param>
    /// <exception cref="InvalidDataException">The name is another kernel's.</exception>
    public IReadOnlyList<string> Uninstall(string? name)
    {
        if (name is not null && IsForeign(Checked(name)))
            throw new InvalidDataException($"The kernel {name} in {Folder(name)} was not registered by the kit.");

        string[] own = [.. Registered().Where(registered => name is null || registered == name)];
        foreach (var registered in own)
            Directory.Delete(Folder(registered), recursive: true);
        return own.Length > 0
            ? [.. own.Select(registered => $"Removed the kernel {registered} from {Folder(registered)}.")]
            : [$"There was nothing to remove in {kernels}."];
    }

    private IEnumerable<string> Registered() => Directory.Exists(kernels)
        ? Directory.EnumerateDirectories(kernels).Select(folder => Path.GetFileName(folder)).Where(name => SpecFile(name) is { } file && KernelSpec.IsOwn(File.ReadAllText(file))).Order(StringComparer.Ordinal)
        : [];

    private bool IsForeign(string name) => SpecFile(name) is { } file && !KernelSpec.IsOwn(File.ReadAllText(file));

    private string? SpecFile(string name) => Path.Combine(Folder(name), FileName) is var file && File.Exists(file) ? file : null;

    private string Folder(string name) => Path.Combine(kernels, name);

    private static string Checked(string name) => name.Length > 0 && name.Any(char.IsAsciiLetterOrDigit) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
        ? name
        : throw new InvalidDataException($"--name: expected letters, digits, \".\", \"_\" and \"-\", got \"{name}\".");
}

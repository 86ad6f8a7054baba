using System.Text.RegularExpressions;

namespace StableNets.Kit.Engine;

/// <summary>One step of a cell: either C# or a file to import first.</summary>
internal abstract record CellStep
{
    /// <summary>C#, with empty lines where directives stood so that line numbers stay those of the cell.</summary>
    /// <param name="Text">The code.</param>
    /// <param name="Packages">What its <c>#r "nuget: …"</c> lines ask for.</param>
    internal sealed record Code(string Text, IReadOnlyList<PackageRequest> Packages) : CellStep;

    /// <summary><c>#!import file</c>: the file's cells run as if they stood here.</summary>
    internal sealed record Import(string File, int Line) : CellStep;
}

/// <summary><c>#r "nuget: Name, Version"</c>.</summary>
internal sealed record PackageRequest(string Name, string? Version, int Line);

/// <summary>
/// Splits a cell at its directives as the .NET Interactive kernel does. Spellings that the kernel refuses are refused here,
/// and those on which it hangs too: what passes here must run there.
/// </summary>
internal static partial class Directives
{
    /// <summary>The steps of <paramref name="code"/>, in order.</summary>
    /// <param name="folder">Folder that relative paths start from.</param>
    /// <exception cref="CellException">A directive is malformed or names a file that is not there.</exception>
    public static IReadOnlyList<CellStep> Split(string code, SourceName source, string folder)
    {
        var steps = new List<CellStep>();
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var pending = new string[lines.Length];
        Array.Fill(pending, "");
        var packages = new List<PackageRequest>();

        for (var i = 0; i < lines.Length; i++)
        {
            var line = i + 1;
            if (DirectiveStart().Match(lines[i]) is not { Success: true } start)
            {
                pending[i] = lines[i];
                continue;
            }

            var keyword = start.Groups["keyword"].Value;
            if (start.Groups["indent"].Length > 0)
                throw new CellException(source, line, $"{keyword} must stand at the very start of its line; remove the spaces before it.");

            switch (keyword)
            {
                case "#!import":
                    AddCode();
                    steps.Add(new CellStep.Import(ImportedFile(lines[i], source, line, folder), line));
                    break;
                case "#r" when ReadPackage(Argument(lines[i], source, line), source, line) is { } package:
                    packages.Add(package);
                    break;
                case "#r":
                    CheckReference(Argument(lines[i], source, line), source, line, folder);
                    pending[i] = lines[i];
                    break;
                case "#load":
                    RequireFile(Argument(lines[i], source, line), source, line, folder);
                    pending[i] = lines[i];
                    break;
                default:
                    throw new CellException(source, line, $"{keyword} is not available here; a lesson may use #r, #load and #!import.");
            }
        }

        AddCode();
        return steps;

        void AddCode()
        {
            if (packages.Count > 0 || pending.Any(line => !string.IsNullOrWhiteSpace(line)))
                steps.Add(new CellStep.Code(string.Join('\n', pending), packages.ToArray()));
            Array.Fill(pending, "");
            packages.Clear();
        }
    }

    /// <summary>The code with spaces where directives stand: every character keeps its place.</summary>
    public static string Blanked(string code) => AnyDirectiveLine().Replace(code, line => new string(' ', line.Length));

    private static string Argument(string text, SourceName source, int line)
    {
        var match = QuotedArgument().Match(text);
        if (!match.Success)
            throw new CellException(source, line, $"expected {text.Split(' ')[0]} followed by a path in double quotes, got `{text.Trim()}`.");
        if (match.Groups["rest"].Value.Trim() is { Length: > 0 } rest)
            throw new CellException(source, line, $"nothing may follow the path, got `{rest}`; a comment there hangs the .NET Interactive kernel.");
        return match.Groups["argument"].Value;
    }

    private static PackageRequest? ReadPackage(string argument, SourceName source, int line)
    {
        if (!argument.TrimStart().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return null;
        return argument.TrimStart()["nuget:".Length..].Split(',', StringSplitOptions.TrimEntries) switch
        {
            [{ Length: > 0 } name] => new PackageRequest(name, null, line),
            [{ Length: > 0 } name, { Length: > 0 } version] => new PackageRequest(name, version, line),
            _ => throw new CellException(source, line, $"expected \"nuget: Name, Version\", got \"{argument}\"."),
        };
    }

    // A bare assembly name such as "System.Text.Json" is for the compiler to find; a path must lead to a file.
    private static void CheckReference(string argument, SourceName source, int line, string folder)
    {
        if (argument.Contains('/') || argument.Contains('\\') || argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            RequireFile(argument, source, line, folder);
    }

    private static string ImportedFile(string text, SourceName source, int line, string folder)
    {
        var argument = text["#!import".Length..].Trim() is ['"', .. var inner, '"'] ? inner : text["#!import".Length..].Trim();
        if (argument.Length == 0)
            throw new CellException(source, line, "expected #!import followed by a file.");
        if (Path.GetExtension(argument).ToLowerInvariant() is not (".csx" or ".cs" or ".ipynb"))
            throw new CellException(source, line, $"expected a .csx, .cs or .ipynb file to import, got `{argument}`.");
        return RequireFile(argument, source, line, folder);
    }

    private static string RequireFile(string path, SourceName source, int line, string folder)
    {
        var full = Path.GetFullPath(path, folder);
        return File.Exists(full)
            ? full
            : throw new CellException(source, line, $"there is no file \"{path}\" (paths start from the notebook's folder).");
    }

    private const string Start = @"^(?<indent>[ \t]*)(?<keyword>#![A-Za-z][\w-]*|#r(?=[\s""]|$)|#i(?=[\s""]|$)|#load(?=[\s""]|$))";

    [GeneratedRegex(Start)]
    private static partial Regex DirectiveStart();

    [GeneratedRegex(Start + @"[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex AnyDirectiveLine();

    [GeneratedRegex(@"^#\w+\s*""(?<argument>[^""]*)""(?<rest>.*)$")]
    private static partial Regex QuotedArgument();
}

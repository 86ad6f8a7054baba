using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace StableNets.Kit.Jupyter.Editing;

/// <summary>Documentation comments as plain text, read from the .xml file that lies beside a library.</summary>
internal static partial class XmlDocs
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, XElement>> Files = [];

    /// <summary>What the documentation says of a symbol; empty when there is none.</summary>
    public static string Of(ISymbol symbol, Compilation compilation)
    {
        var library = symbol.ContainingAssembly is { } assembly ? Library(assembly, compilation) : null;
        if (library is null || symbol.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            return "";
        var members = Files.GetOrAdd(Path.ChangeExtension(library, ".xml"), Read);
        return Member(members, id, symbol) is { } member ? Text(member) : "";
    }

    // A cell's compilation knows what the cell itself refers to, and the one before it.
    private static string? Library(IAssemblySymbol assembly, Compilation? compilation)
    {
        for (; compilation is not null; compilation = compilation.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            if (compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path })
                return path;
        }

        return null;
    }

    private static XElement? Member(IReadOnlyDictionary<string, XElement> members, string id, ISymbol symbol)
    {
        var member = members.GetValueOrDefault(id);
        if (member is not null && member.Element("inheritdoc") is null)
            return member;
        var origin = member?.Element("inheritdoc")?.Attribute("cref")?.Value ?? Overridden(symbol)?.OriginalDefinition.GetDocumentationCommentId();
        return origin is null ? member : members.GetValueOrDefault(origin) ?? member;
    }

    private static ISymbol? Overridden(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { OverriddenMethod: { } method } => method,
            IPropertySymbol { OverriddenProperty: { } property } => property,
            _ => symbol.ContainingType?.AllInterfaces
                .SelectMany(contract => contract.GetMembers(symbol.Name))
                .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
        };

    private static IReadOnlyDictionary<string, XElement> Read(string file)
    {
        try
        {
            return !File.Exists(file)
                ? new Dictionary<string, XElement>()
                : XDocument.Load(file).Descendants("member").DistinctBy(member => member.Attribute("name")?.Value).ToDictionary(member => member.Attribute("name")?.Value ?? "");
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return new Dictionary<string, XElement>();
        }
    }

    private static string Text(XElement member) => string.Join('\n', member.Elements().Select(Part).Where(part => part.Length > 0));

    private static string Part(XElement part) => part.Name.LocalName switch
    {
        "summary" or "remarks" => Words(part),
        "param" or "typeparam" => $"{part.Attribute("name")?.Value}: {Words(part)}",
        "returns" => $"returns: {Words(part)}",
        "exception" => $"throws {LastName(part)}: {Words(part)}",
        _ => "",
    };

    private static string Words(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => see.Value.Length > 0 ? see.Value : LastName(see),
        XElement { Name.LocalName: "paramref" or "typeparamref" } parameter => parameter.Attribute("name")?.Value,
        XElement inner => Words(inner) + (inner.Name.LocalName is "para" ? "\n" : ""),
        _ => "",
    })), " ").Trim();

    // "M:StableNets.Layers.DenseLayer.Apply(System.Double)" is Apply to a reader.
    private static string LastName(XElement reference)
    {
        var target = reference.Attribute("cref")?.Value ?? reference.Attribute("langword")?.Value ?? reference.Attribute("href")?.Value ?? "";
        return target.Split('(')[0].Split('.', ':')[^1];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

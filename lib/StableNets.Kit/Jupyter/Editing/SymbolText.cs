using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace StableNets.Kit.Jupyter.Editing;

/// <summary>Symbols in a student's words: signatures with the names a cell would use, and what kind of thing it is.</summary>
internal static partial class SymbolText
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Such as <c>ResidualNetwork Networks.Prolong(ResidualNetwork network, int times = 1)</c>.</summary>
    public static string Signature(ISymbol symbol, SemanticModel model, int position) =>
        Submission().Replace(symbol.ToMinimalDisplayString(model, position, Format), "");

    /// <summary>A word that front ends put beside a completion, in Jupyter's terms.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "instance",
        INamespaceSymbol => "module",
        ITypeSymbol => "class",
        _ => "statement",
    };

    // A cell's variables are fields of a class that nobody wrote.
    [GeneratedRegex(@"\bSubmission#\d+\.")]
    private static partial Regex Submission();
}

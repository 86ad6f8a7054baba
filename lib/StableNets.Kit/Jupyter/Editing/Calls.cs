using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StableNets.Kit.Jupyter.Editing;

/// <summary>Finds what a call may mean while it is still being written.</summary>
internal static class Calls
{
    /// <summary>The methods or constructors that <paramref name="call"/> names, whether its arguments fit or not.</summary>
    public static IEnumerable<ISymbol> Candidates(SemanticModel model, SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression),
        ObjectCreationExpressionSyntax creation => Constructors(model.GetSymbolInfo(creation.Type).Symbol),
        ImplicitObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation).Type),
        ElementAccessExpressionSyntax access => model.GetSymbolInfo(access) is var info && info.Symbol is { } indexer ? [indexer] : info.CandidateSymbols,
        _ => [],
    };

    private static IEnumerable<ISymbol> Constructors(ISymbol? type) =>
        type is INamedTypeSymbol named ? named.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public) : [];
}

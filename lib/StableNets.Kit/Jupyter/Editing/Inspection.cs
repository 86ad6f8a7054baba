using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Jupyter.Editing;

/// <summary>What the name at the cursor means: its signatures and its documentation.</summary>
internal static class Inspection
{
    /// <summary>Answers an <c>inspect_request</c>.</summary>
    /// <param name="session">Whose variables and usings are in scope.</param>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">Where in it, in code points.</param>
    public static JsonObject At(Session session, string code, int cursor)
    {
        var position = CursorPosition.ToUtf16(code, cursor);
        var model = session.Read(code);
        var symbols = Named(model, position);
        var texts = symbols.Select(symbol => Text(symbol, model, position)).Where(text => text.Length > 0).Distinct().ToArray();
        return new()
        {
            ["status"] = "ok",
            ["found"] = texts.Length > 0,
            ["data"] = texts.Length == 0 ? new JsonObject() : new JsonObject { ["text/plain"] = string.Join("\n\n", texts) },
            ["metadata"] = new JsonObject(),
        };
    }

    private static string Text(ISymbol symbol, SemanticModel model, int position) =>
        $"{SymbolText.Signature(symbol, model, position)}\n{XmlDocs.Of(symbol, model.Compilation)}".TrimEnd();

    // The name that the cursor touches, or else the call that it stands in.
    private static IReadOnlyList<ISymbol> Named(SemanticModel model, int position)
    {
        var root = model.SyntaxTree.GetRoot();
        var token = root.FindToken(Math.Min(position, root.FullSpan.End));
        if (!token.Span.Contains(position) || !IsName(token))
            token = token.SpanStart >= position ? token.GetPreviousToken(includeZeroWidth: false) : token;
        if (IsName(token) && token.Span.End >= position)
            return Meanings(model, token.Parent!);
        return token.Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>()?.Parent is { } call ? [.. Calls.Candidates(model, call)] : [];
    }

    private static bool IsName(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is PredefinedTypeSyntax;

    private static IReadOnlyList<ISymbol> Meanings(SemanticModel model, SyntaxNode name)
    {
        if (model.GetDeclaredSymbol(name) is { } declared)
            return [declared];

        // "new Name(": the constructors say more than the type.
        if (name.Parent is ObjectCreationExpressionSyntax creation && creation.Type == name && Calls.Candidates(model, creation).ToArray() is { Length: > 0 } constructors)
            return [.. model.GetSymbolInfo(name).Symbol is { } type ? [type] : Array.Empty<ISymbol>(), .. constructors];

        var info = model.GetSymbolInfo(name);
        if ((info.Symbol ?? Speculative(model, name)) is { } symbol)
            return [symbol];
        return info.CandidateSymbols.Length > 0 ? info.CandidateSymbols : model.GetMemberGroup(name);
    }

    private static ISymbol? Speculative(SemanticModel model, SyntaxNode name) => name is ExpressionSyntax expression
        ? model.GetSpeculativeSymbolInfo(name.SpanStart, SyntaxFactory.ParseExpression(expression.ToString(), options: Submissions.ParseOptions), SpeculativeBindingOption.BindAsExpression).Symbol
        : null;
}

using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Jupyter.Editing;

/// <summary>What could stand at the cursor: members after a dot, names in scope, parameters of the call around it.</summary>
internal static class Completions
{
    private const string Parameter = "param";

    private sealed record Suggestion(string Text, string Kind, Func<string> Signature);

    /// <summary>Answers a <c>complete_request</c>.</summary>
    /// <param name="session">Whose variables and usings are in scope.</param>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">Where in it, in code points.</param>
    public static JsonObject At(Session session, string code, int cursor)
    {
        var position = CursorPosition.ToUtf16(code, cursor);

        // Only what stands before the cursor: with a half-typed name, the next line would be read as part of it.
        var model = session.Read(code[..position]);
        var place = CompletionPlace.Find(model.SyntaxTree.GetRoot(), position);
        var suggestions = place is null
            ? []
            : Suggestions(model, place, position)
                .Where(suggestion => suggestion.Text.StartsWith(place.Typed, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(suggestion => suggestion.Text)
                .OrderByDescending(suggestion => suggestion.Kind == Parameter)
                .ThenByDescending(suggestion => suggestion.Text.StartsWith(place.Typed, StringComparison.Ordinal))
                .ThenBy(suggestion => suggestion.Text, StringComparer.OrdinalIgnoreCase)
                .ToArray();

        var start = CursorPosition.ToCodePoints(code, position - (place?.Typed.Length ?? 0));
        var end = CursorPosition.ToCodePoints(code, position);
        return new()
        {
            ["status"] = "ok",
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["matches"] = new JsonArray([.. suggestions.Select(suggestion => JsonValue.Create(suggestion.Text))]),
            ["metadata"] = new JsonObject
            {
                // Experimental by name, but what IPython sends and all front ends read.
                ["_jupyter_types_experimental"] = new JsonArray([.. suggestions.Select(suggestion => new JsonObject
                {
                    ["start"] = start,
                    ["end"] = end,
                    ["text"] = suggestion.Text,
                    ["type"] = suggestion.Kind,
                    ["signature"] = suggestion.Signature(),
                })]),
            },
        };
    }

    private static IEnumerable<Suggestion> Suggestions(SemanticModel model, CompletionPlace place, int position)
    {
        var symbols = place.Container is { } container
            ? Members(model, container, place.Left.SpanStart)
            : model.LookupSymbols(position);
        var named = symbols
            .Where(symbol => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared && (!place.IsAfterNew || symbol is INamespaceOrTypeSymbol { IsStatic: false }))
            .Select(symbol => new Suggestion(symbol.Name, SymbolText.Kind(symbol), () => SymbolText.Signature(symbol, model, position)));
        return place.Container is not null || place.IsAfterNew ? named : Parameters(model, place, position).Concat(named).Concat(Keywords());
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, ExpressionSyntax container, int position)
    {
        // Directly where the parser took it for an expression; a lone "name." it takes for the start of a type's name.
        var symbol = model.GetSymbolInfo(container).Symbol
            ?? model.GetSpeculativeSymbolInfo(container.SpanStart, Expression(container), SpeculativeBindingOption.BindAsExpression).Symbol;
        if (symbol is INamespaceOrTypeSymbol scope)
            return scope is INamespaceSymbol ? model.LookupNamespacesAndTypes(position, scope) : model.LookupStaticMembers(position, scope);

        var type = model.GetTypeInfo(container).Type is { TypeKind: not TypeKind.Error } known
            ? known
            : model.GetSpeculativeTypeInfo(container.SpanStart, Expression(container), SpeculativeBindingOption.BindAsExpression).Type;
        return type is null or { TypeKind: TypeKind.Error }
            ? []
            : model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(member => !member.IsStatic && member is not ITypeSymbol);
    }

    private static ExpressionSyntax Expression(ExpressionSyntax written) => SyntaxFactory.ParseExpression(written.ToString(), options: Submissions.ParseOptions);

    // "starts:" inside the brackets of Figures.PhasePlane( … ).
    private static IEnumerable<Suggestion> Parameters(SemanticModel model, CompletionPlace place, int position) =>
        place.Left.Parent is not BaseArgumentListSyntax { Parent: { } call }
            ? []
            : Calls.Candidates(model, call)
                .OfType<IMethodSymbol>()
                .SelectMany(method => method.Parameters)
                .Select(parameter => new Suggestion(parameter.Name + ":", Parameter, () => SymbolText.Signature(parameter, model, position)));

    private static IEnumerable<Suggestion> Keywords() =>
        SyntaxFacts.GetKeywordKinds()
            .Where(kind => !SyntaxFacts.IsPreprocessorKeyword(kind) || SyntaxFacts.IsReservedKeyword(kind))
            .Select(SyntaxFacts.GetText)
            .Where(word => word.Length > 0 && char.IsAsciiLetterLower(word[0]))
            .Select(word => new Suggestion(word, "keyword", () => ""));
}

using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Jupyter.Editing;

/// <summary>Whether what was typed can be run or a line more is to come: a console asks this at every Enter.</summary>
internal static class Completeness
{
    private const int IndentWidth = 4;

    public static JsonObject Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(Directives.Blanked(code), Submissions.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new() { ["status"] = "incomplete", ["indent"] = new string(' ', IndentWidth * OpenBrackets(tree)) };
        var isWrong = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new() { ["status"] = isWrong ? "invalid" : "complete" };
    }

    private static int OpenBrackets(SyntaxTree tree) => Math.Max(0, tree.GetRoot().DescendantTokens().Where(token => !token.IsMissing).Sum(token => token.Kind() switch
    {
        SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
        SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
        _ => 0,
    }));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StableNets.Kit.Jupyter.Editing;

/// <summary>Where in the code the cursor is.</summary>
/// <param name="Typed">The part of a name that stands before the cursor.</param>
/// <param name="Left">The token before that.</param>
/// <param name="Container">What stands before the dot; null when there is no dot.</param>
internal sealed record CompletionPlace(string Typed, SyntaxToken Left, ExpressionSyntax? Container)
{
    /// <summary>Whether only a type can stand here.</summary>
    public bool IsAfterNew => Left.IsKind(SyntaxKind.NewKeyword);

    /// <summary>The place at the end of what was typed; null in a comment or a text, where nothing is to be completed.</summary>
    public static CompletionPlace? Find(SyntaxNode root, int position)
    {
        var last = root.FindToken(position, findInsideTrivia: false);
        if (last.SpanStart >= position)
            last = last.GetPreviousToken(includeZeroWidth: false);
        if (IsText(last, position) || root.FindTrivia(Math.Max(0, position - 1)) is { } trivia && IsComment(trivia, position))
            return null;

        var isName = last.Span.End == position && (last.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(last.Kind()));
        var left = isName ? last.GetPreviousToken() : last;
        return new CompletionPlace(isName ? last.Text : "", left, Before(left));
    }

    private static ExpressionSyntax? Before(SyntaxToken dot) => dot.Parent switch
    {
        MemberAccessExpressionSyntax access when access.OperatorToken == dot => access.Expression,
        QualifiedNameSyntax name when name.DotToken == dot => name.Left,
        MemberBindingExpressionSyntax { Parent: { } } binding when binding.OperatorToken == dot =>
            binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    private static bool IsText(SyntaxToken token, int position) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken => position < token.Span.End || token.ContainsDiagnostics,
        SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => true,
        SyntaxKind.NumericLiteralToken => token.Span.End == position,
        _ => false,
    };

    private static bool IsComment(SyntaxTrivia trivia, int position) =>
        trivia.SpanStart < position && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}

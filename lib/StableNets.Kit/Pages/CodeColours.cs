using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StableNets.Kit.Pages;

/// <summary>Colours C# with the compiler's own parser, so that it never disagrees with the language that runs.</summary>
internal static class CodeColours
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The code as HTML: one text with a span for each token that has a colour.</summary>
    public static string Html(string code)
    {
        var html = new StringBuilder();
        foreach (var (text, colour) in Pieces(code))
        {
            var escaped = Pages.Html.Escape(text);
            html.Append(colour is null ? escaped : $"<span class=\"{colour}\">{escaped}</span>");
        }

        return html.ToString();
    }

    /// <summary>
    /// The code as HTML, one span a line, which knows its indent so that a long line can be wrapped under its start; with the numbers of
    /// <paramref name="marked"/> lines shown.
    /// </summary>
    public static string HtmlWithMarks(string code, IReadOnlyCollection<int> marked)
    {
        var html = new StringBuilder();
        var number = 0;
        foreach (var line in Lines(code))
        {
            number++;
            html.Append(marked.Contains(number) ? $"<span class=\"line marked\" data-line=\"{number}\"" : "<span class=\"line\"");
            var indent = Indent(line);
            html.Append(indent > 0 ? $" style=\"--indent:{indent}ch\"><span class=\"indent\">{new string(' ', indent)}</span>" : ">");
            foreach (var (text, colour) in WithoutIndent(line, indent))
                html.Append(colour is null ? Pages.Html.Escape(text) : $"<span class=\"{colour}\">{Pages.Html.Escape(text)}</span>");
            html.Append("</span>\n");
        }

        return html.ToString();
    }

    private static int Indent(IEnumerable<(string Text, string? Colour)> line) =>
        line.SelectMany(piece => piece.Text).TakeWhile(c => c == ' ').Count();

    private static IEnumerable<(string Text, string? Colour)> WithoutIndent(IEnumerable<(string Text, string? Colour)> line, int indent)
    {
        foreach (var (text, colour) in line)
        {
            var cut = Math.Min(indent, text.Length);
            indent -= cut;
            if (cut < text.Length)
                yield return (text[cut..], colour);
        }
    }

    // A raw string or a block comment spans lines, but a span of HTML must not.
    private static IEnumerable<List<(string Text, string? Colour)>> Lines(string code)
    {
        var line = new List<(string, string?)>();
        foreach (var (text, colour) in Pieces(code))
        {
            var parts = text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return line;
                    line = [];
                }

                if (parts[i].Length > 0)
                    line.Add((parts[i], colour));
            }
        }

        yield return line;
    }

    private static IEnumerable<(string Text, string? Colour)> Pieces(string code)
    {
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
                yield return (trivia.ToFullString(), Colour(trivia));
            yield return (token.Text, Colour(token));
            foreach (var trivia in token.TrailingTrivia)
                yield return (trivia.ToFullString(), Colour(trivia));
        }
    }

    private static string? Colour(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c-comment",
        _ when trivia.IsDirective || trivia.HasStructure => "c-directive",
        _ => null,
    };

    private static string? Colour(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "c-number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken => "c-string",
        SyntaxKind.IdentifierToken => IdentifierColour(token),
        var kind when SyntaxFacts.IsKeywordKind(kind) => "c-keyword",
        _ => null,
    };

    private static string? IdentifierColour(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "c-keyword",
        TypeDeclarationSyntax or GenericNameSyntax { Parent: not InvocationExpressionSyntax and not MemberAccessExpressionSyntax } => "c-type",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "c-call",
        SimpleNameSyntax { Parent: InvocationExpressionSyntax } => "c-call",
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access } name when access.Name == name => "c-call",
        IdentifierNameSyntax name when IsType(name) => "c-type",
        _ => null,
    };

    private static bool IsType(IdentifierNameSyntax name) => name.Parent switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        VariableDeclarationSyntax declaration => declaration.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        PropertyDeclarationSyntax property => property.Type == name,
        TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax or SimpleBaseTypeSyntax or TypeOfExpressionSyntax => true,
        _ => false,
    };
}

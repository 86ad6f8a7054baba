using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StableNets.Cells;

namespace StableNets.Kit.Engine;

/// <summary>
/// Writes calls into a cell's code, so that what does not end by itself ends at a place where nothing breaks: <see cref="Stopping.Point"/> into every
/// loop, <see cref="Stopping.Deeper"/> into every function that may call itself. The runtime can abort a thread too, but on Linux that ends the whole
/// process when the thread happens to allocate; a full stack always ends it. Lines stay what they are: nothing is written on a line of its own.
/// </summary>
internal sealed class StoppingPoints : CSharpSyntaxWalker
{
    private const string Point = "global::StableNets.Cells.Stopping.Point();";
    private const string Deeper = "global::StableNets.Cells.Stopping.Deeper();";

    private readonly SortedList<int, (int Removed, string Text)> edits = [];
    private readonly Dictionary<string, int> lastPlaces;

    private StoppingPoints(Dictionary<string, int> lastPlaces) => this.lastPlaces = lastPlaces;

    /// <summary>The code made stoppable; code that is not C# comes back as it is, for the compiler to refuse.</summary>
    public static string Insert(string code, CSharpParseOptions options)
    {
        var tree = CSharpSyntaxTree.ParseText(code, options);
        if (tree.GetDiagnostics().Any())
            return code;

        var root = tree.GetRoot();
        var functions = root.DescendantNodes().Select(Name).Where(name => name.Text is not null);
        var points = new StoppingPoints(functions.GroupBy(name => name.Text!).ToDictionary(group => group.Key, group => group.Max(name => name.Place)));
        points.Visit(root);
        var text = new StringBuilder(code);
        foreach (var (position, (removed, insertion)) in points.edits.Reverse())
            text.Remove(position, removed).Insert(position, insertion);
        return text.ToString();
    }

    public override void VisitWhileStatement(WhileStatementSyntax loop)
    {
        base.VisitWhileStatement(loop);
        Protect(loop.Statement);
    }

    public override void VisitDoStatement(DoStatementSyntax loop)
    {
        base.VisitDoStatement(loop);
        Protect(loop.Statement);
    }

    public override void VisitForStatement(ForStatementSyntax loop)
    {
        base.VisitForStatement(loop);
        Protect(loop.Statement);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax loop)
    {
        base.VisitForEachStatement(loop);
        Protect(loop.Statement);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax loop)
    {
        base.VisitForEachVariableStatement(loop);
        Protect(loop.Statement);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax method)
    {
        base.VisitMethodDeclaration(method);
        if (MayComeBack(method))
            Protect(method.Body, method.ExpressionBody, method.SemicolonToken, ReturnsNothing(method.ReturnType, method.Modifiers));
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax function)
    {
        base.VisitLocalFunctionStatement(function);
        if (MayComeBack(function))
            Protect(function.Body, function.ExpressionBody, function.SemicolonToken, ReturnsNothing(function.ReturnType, function.Modifiers));
    }

    private static (string? Text, int Place) Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => (method.Identifier.Text, method.SpanStart),
        LocalFunctionStatementSyntax function => (function.Identifier.Text, function.SpanStart),
        _ => (null, 0),
    };

    // Whatever way calls lead back to where they came from, one of them goes to the caller itself or to a function further down.
    private bool MayComeBack(SyntaxNode function) => function.DescendantNodes().OfType<SimpleNameSyntax>()
        .Any(name => lastPlaces.TryGetValue(name.Identifier.Text, out var place) && place >= function.SpanStart);

    private static bool ReturnsNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && (type is QualifiedNameSyntax qualified ? qualified.Right : type) is IdentifierNameSyntax);

    private void Protect(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool returnsNothing)
    {
        if (block is not null)
            Add(block.OpenBraceToken.Span.End, Deeper);
        if (arrow is null)
            return;

        // => y; becomes { Deeper(); return y; }
        var start = returnsNothing || arrow.Expression is ThrowExpressionSyntax ? "" : "return ";
        edits[arrow.ArrowToken.SpanStart] = (arrow.ArrowToken.Span.Length, $"{{{Deeper}{start}");
        Add(semicolon.Span.End, "}");
    }

    private void Protect(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Add(block.OpenBraceToken.Span.End, Point);
            return;
        }

        Add(body.SpanStart, $"{{{Point}");
        Add(body.Span.End, "}");
    }

    // Nested loops without braces begin and end at the same place; the outer one is added later and belongs outside.
    private void Add(int position, string text)
    {
        var isEnd = text == "}";
        var (removed, present) = edits.GetValueOrDefault(position, (0, ""));
        edits[position] = (removed, isEnd ? present + text : text + present);
    }
}

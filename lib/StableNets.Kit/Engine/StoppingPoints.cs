using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StableNets.Cells;

namespace StableNets.Kit.Engine;

/// <summary>
/// Writes a call of <see cref="Stopping.Point"/> into every loop of a cell, so that an endless one can be stopped at a place where nothing breaks.
/// The runtime can abort a thread too, but on Linux that ends the whole process when the thread happens to allocate.
/// Lines stay what they are: nothing is written on a line of its own.
/// </summary>
internal sealed class StoppingPoints : CSharpSyntaxWalker
{
    private const string Call = "global::StableNets.Cells.Stopping.Point();";

    private readonly SortedList<int, string> insertions = [];

    private StoppingPoints()
    {
    }

    /// <summary>The code with its loops made stoppable; code that is not C# comes back as it is, for the compiler to refuse.</summary>
    public static string Insert(string code, CSharpParseOptions options)
    {
        var tree = CSharpSyntaxTree.ParseText(code, options);
        if (tree.GetDiagnostics().Any())
            return code;

        var points = new StoppingPoints();
        points.Visit(tree.GetRoot());
        var text = new StringBuilder(code);
        foreach (var (position, insertion) in points.insertions.Reverse())
            text.Insert(position, insertion);
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

    private void Protect(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Add(block.OpenBraceToken.Span.End, Call);
            return;
        }

        Add(body.SpanStart, $"{{{Call}");
        Add(body.Span.End, "}");
    }

    // Nested loops without braces begin and end at the same place; the outer one is added later and belongs outside.
    private void Add(int position, string text)
    {
        var isEnd = text == "}";
        insertions[position] = insertions.TryGetValue(position, out var present) ? (isEnd ? present + text : text + present) : text;
    }
}

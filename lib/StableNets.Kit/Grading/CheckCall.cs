using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StableNets.Kit.Grading;

/// <summary>A cell whose only statement is a check, such as <c>Homework1.EulerStep.Check(EulerStep)</c>.</summary>
/// <param name="Homework">The class, such as <c>Homework1</c>.</param>
/// <param name="Exercise">Its member, such as <c>EulerStep</c>.</param>
/// <param name="Answer">What is checked, as written.</param>
internal sealed record CheckCall(string Homework, string Exercise, string Answer)
{
    // Student's files are read too; no check is longer.
    private const int LongestCell = 10_000;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The check that a cell is; null when it is something else.</summary>
    public static CheckCall? Read(string code)
    {
        if (code.Length > LongestCell || !code.Contains(".Check", StringComparison.Ordinal))
            return null;
        return CSharpSyntaxTree.ParseText(code, Script).GetCompilationUnitRoot().Members is
            [GlobalStatementSyntax { Statement: ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } }]
            && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Check", Expression: MemberAccessExpressionSyntax exercise }
            && LastName(exercise.Expression) is { } homework
                ? new CheckCall(homework, exercise.Name.Identifier.ValueText, call.ArgumentList.Arguments.ToString())
                : null;
    }

    private static string? LastName(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };
}

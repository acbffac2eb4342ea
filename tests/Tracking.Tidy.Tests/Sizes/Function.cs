using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

/// <summary>A method, constructor, operator, accessor or local function that has a body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Where its signature begins.</param>
/// <param name="Length">Lines from the signature to the end, attributes and comments before it not counted.</param>
internal sealed record Function(string Name, int Line, int Length)
{
    public static IEnumerable<Function> In(SourceFile file)
    {
        foreach (var node in file.Root.DescendantNodes())
        {
            if (NameOf(node) is { } name)
            {
                var first = node.ChildNodesAndTokens().First(static child => !child.IsKind(SyntaxKind.AttributeList));
                var start = first.GetLocation()!.GetLineSpan().StartLinePosition.Line;
                yield return new Function(
                    name, start + 1, node.GetLocation().GetLineSpan().EndLinePosition.Line - start + 1);
            }
        }
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        OperatorDeclarationSyntax operation => operation.OperatorToken.Text,
        BaseMethodDeclarationSyntax other => other.Kind().ToString(),
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier.Text,
        IndexerDeclarationSyntax { ExpressionBody: not null } => "this[]",
        AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        _ => null,
    };
}

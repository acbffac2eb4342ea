using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Naming;

/// <summary>A type as a file declares it.</summary>
internal sealed record DeclaredType(string Name, IReadOnlyList<string> TypeParameters, int Line)
{
    public static IEnumerable<DeclaredType> TopLevelOf(SourceFile file) => file.TopLevelTypes.Select(Of);

    public static DeclaredType Of(MemberDeclarationSyntax node) => node switch
    {
        TypeDeclarationSyntax type => Make(type.Identifier, type.TypeParameterList),
        DelegateDeclarationSyntax type => Make(type.Identifier, type.TypeParameterList),
        BaseTypeDeclarationSyntax type => Make(type.Identifier, null),
        _ => throw new ArgumentException($"{node.Kind()} declares no type", nameof(node)),
    };

    private static DeclaredType Make(Microsoft.CodeAnalysis.SyntaxToken name, TypeParameterListSyntax? parameters) =>
        new(
            name.Text,
            [.. parameters?.Parameters.Select(static parameter => parameter.Identifier.Text) ?? []],
            SourceFile.LineOf(name));
}

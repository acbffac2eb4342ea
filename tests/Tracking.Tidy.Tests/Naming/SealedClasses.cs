using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Naming;

/// <summary>Classes say whether they are to be derived from: nearly all are sealed, static or abstract.</summary>
internal static class SealedClasses
{
    public const string Prefix = "sealed/";

    public static IEnumerable<Figure> Measure(Checkout checkout) =>
        from source in checkout.Sources
        from node in source.Root.DescendantNodes()
        where node.Kind() is SyntaxKind.ClassDeclaration or SyntaxKind.RecordDeclaration
        let type = (TypeDeclarationSyntax)node
        group (source, type) by (Paths.TopFolderOf(source.Path), Name: NameOf(source, type)) into parts
        group parts by parts.Key.Item1 into classes
        let open = classes.Where(static parts => !parts.Any(static part => IsClosed(part.type))).ToList()
        let total = classes.Count()
        select new Figure(
            $"{Prefix}{classes.Key}-percent", 100 * (total - open.Count) / total, 90, IsLowerBetter: false,
            "neither sealed, static nor abstract: "
            + string.Join(", ", open.Select(static parts => Place(parts.First()))));

    private static bool IsClosed(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(static modifier =>
            modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword);

    private static string NameOf(SourceFile source, TypeDeclarationSyntax type) =>
        $"{source.Folder}/{string.Join('.', type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse()
            .Select(static part => part.Identifier.Text + part.TypeParameterList))}";

    private static string Place((SourceFile Source, TypeDeclarationSyntax Type) part) =>
        $"{part.Source.Path}:{SourceFile.LineOf(part.Type.Identifier)}";
}

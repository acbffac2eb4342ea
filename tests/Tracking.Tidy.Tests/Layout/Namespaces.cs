using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Layout;

/// <summary>
/// A file's namespace is its project's and its folders. The stand-ins are left out: their public types bear the
/// namespaces of the packages they stand in for.
/// </summary>
internal static class Namespaces
{
    public static IEnumerable<Violation> Find(Checkout checkout) =>
        checkout.Sources.Where(static file => file.Project is { IsStandIn: false }).SelectMany(Find);

    private static IEnumerable<Violation> Find(SourceFile file)
    {
        var expected = string.Join('.', [
            file.Project!.RootNamespace,
            .. file.Folder[file.Project.Folder.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)]);
        var declared = file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().ToList();
        var wrongs = declared.Where(one => one.Name.ToString() != expected || one is NamespaceDeclarationSyntax);
        foreach (var wrong in wrongs)
        {
            yield return new Violation(
                file.Path, SourceFile.LineOf(wrong), "",
                $"is namespace {wrong.Name}: write 'namespace {expected};', or move the file");
        }

        if (declared.Count == 0 && file.TopLevelTypes.Any())
        {
            yield return new Violation(file.Path, 1, "", $"has no namespace: write 'namespace {expected};'");
        }
    }
}

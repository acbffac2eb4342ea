using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Mirrors;

/// <summary>Every rule has its test where it is looked for, and an id that no other rule has.</summary>
internal static class RulesWithTests
{
    private const string Project = "Tracking.Rules";

    public static IEnumerable<Violation> Find(Checkout checkout)
    {
        var ids = new Dictionary<string, string>();
        foreach (var (file, type, id) in RulesOf(checkout))
        {
            var name = type.Identifier.Text;
            var test = $"{TestMap.TestFolderOf(file.Project!, file.Folder)}/{name}Tests.cs";
            if (checkout.Find(test) is not SourceFile found || !TestMap.HoldsTests(found))
            {
                yield return new Violation(
                    file.Path, SourceFile.LineOf(type.Identifier), name, $"the rule has no test: write {test}");
            }

            if (!ids.TryAdd(id, name))
            {
                yield return new Violation(
                    file.Path, SourceFile.LineOf(type.Identifier), id,
                    $"{ids[id]} has the id {id} already: give {name} one of its own");
            }
        }
    }

    private static IEnumerable<(SourceFile File, TypeDeclarationSyntax Type, string Id)> RulesOf(Checkout checkout) =>
        from file in checkout.Sources
        where file.Project?.Name == Project
        from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        from attribute in type.AttributeLists.SelectMany(static list => list.Attributes)
        where attribute.Name.ToString() is "Rule" or "RuleAttribute"
        select (file, type, attribute.ArgumentList?.Arguments.FirstOrDefault()?.ToString() ?? "");
}

using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tracking.Tidy.Tests.Dependencies;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Mirrors;

/// <summary>
/// Which test file belongs to which source file: same project but for <c>.Tests</c> (or one that shows it its
/// internals), same folders, same name but for its ending.
/// </summary>
internal sealed class TestMap(Checkout checkout)
{
    private readonly HashSet<string> _paths = [.. checkout.Sources.Select(static source => source.Path)];

    /// <summary>
    /// Files with tests in projects that test one source project. Left out: the stand-ins' tests, which follow the
    /// behaviour of the packages' API and also run against the packages, and the projects that test the whole system.
    /// </summary>
    public IEnumerable<SourceFile> Mirroring =>
        checkout.Sources
            .Where(source => SubjectsOf(source).Any(static subject => !subject.IsStandIn) && HoldsTests(source));

    public IEnumerable<ProjectFile> SubjectsOf(SourceFile test) =>
        checkout.Projects.Where(project => test.Project is { } tests
            && (project.Name + AllowedReferences.TestSuffix == tests.Name
                || project.Items("InternalsVisibleTo").Any(friend => friend.Include == tests.Name)));

    /// <summary>
    /// Whether the file tests a source file of its place, or a piece of the shared test code (which has no test project
    /// of its own).
    /// </summary>
    public bool HasSource(SourceFile test)
    {
        var below = test.Folder[test.Project!.Folder.Length..];
        var name = Paths.StemOf(test.Path);
        foreach (var ending in (string[])["Tests", "Property", "Contract"])
        {
            name = name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;
        }

        var shared = checkout.Projects.Where(static project => project.Name == AllowedReferences.Testing);
        return SubjectsOf(test).Concat(shared).Any(project =>
            _paths.Contains($"{project.Folder}{below}/{name}.cs")
            || _paths.Contains($"{project.Folder}{below}/I{name}.cs"));
    }

    /// <summary>The folder with the tests of a source folder.</summary>
    public static string TestFolderOf(ProjectFile project, string folder) =>
        $"tests/{project.Name}{AllowedReferences.TestSuffix}{folder[project.Folder.Length..]}";

    /// <summary>Whether the file declares tests, or a class of tests whose methods its base declares.</summary>
    public static bool HoldsTests(SourceFile file) =>
        file.Name.EndsWith("Tests.cs", StringComparison.Ordinal)
        || file.Root.DescendantNodes().OfType<AttributeSyntax>()
            .Any(static one => one.Name.ToString() is "Fact" or "Theory");
}

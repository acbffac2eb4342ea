using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Dependencies;

/// <summary>
/// A project uses names of the projects it references itself and of the model, not of those that come along with them:
/// the compiler lets all of them pass. A test project may use what its subject references, because it builds that for
/// it.
/// </summary>
internal static class NamespaceUses
{
    public static IEnumerable<Violation> Find(Checkout checkout)
    {
        var namespaces = new ProjectNamespaces(checkout);
        return checkout.Projects
            .Where(static project => project.Name != AllowedReferences.Host)
            .SelectMany(project => Find(checkout, namespaces, project));
    }

    private static IEnumerable<Violation> Find(Checkout checkout, ProjectNamespaces namespaces, ProjectFile project)
    {
        var allowed = Allowed(checkout, project);
        var written = checkout.Sources.Where(source => source.Project == project)
            .SelectMany(static source => ProjectNamespaces.NamesIn(source)
                .Select(name => (source.Path, name.Line, name.Name)))
            .Concat(project.Items("Using").Select(item => (project.File.Path, item.Line, Name: item.Include)));
        foreach (var (path, line, name) in written)
        {
            if (namespaces.ProjectOf(name) is { } owner && !allowed.Contains(owner))
            {
                yield return new Violation(
                    path, line, owner,
                    $"{project.Name} uses {name} but does not reference {owner}: go through what it may reference");
            }
        }
    }

    private static HashSet<string> Allowed(Checkout checkout, ProjectFile project)
    {
        HashSet<string> allowed = [project.Name, .. Names(project)];
        if (Paths.TopFolderOf(project.File.Path) != "client" && project.Name != AllowedReferences.Protos)
        {
            allowed.Add(AllowedReferences.Model);
        }

        if (Paths.TopFolderOf(project.File.Path) == "tests")
        {
            allowed.UnionWith(checkout.Projects.Where(other => Names(project).Contains(other.Name)).SelectMany(Names));
        }

        return allowed;
    }

    private static IEnumerable<string> Names(ProjectFile project) =>
        project.References.Select(static reference => Paths.StemOf(reference.Include))
            .SelectMany(static name => new[] { name, AllowedReferences.ComingWith(name) }.OfType<string>());
}

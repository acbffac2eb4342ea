using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Dependencies;

/// <summary>Project references point along the allowed arrows, to projects that exist, and never in a circle.</summary>
internal static class ProjectReferences
{
    public static IEnumerable<Violation> Find(Checkout checkout) =>
        checkout.Projects.SelectMany(project => Find(checkout, project));

    private static IEnumerable<Violation> Find(Checkout checkout, ProjectFile project)
    {
        var allowed = AllowedReferences.Of(project.Name);
        if (allowed is null && project.Name != AllowedReferences.Host)
        {
            yield return new Violation(
                project.File.Path, 1, "",
                $"nobody has said what {project.Name} may reference: add it to AllowedReferences.cs");
        }

        foreach (var reference in project.References)
        {
            var name = Paths.StemOf(reference.Include);
            if (!checkout.Exists(reference.Include))
            {
                yield return new Violation(
                    project.File.Path, reference.Line, name, $"{reference.Include} does not exist");
            }
            else if (allowed is not null && !allowed.Contains(name))
            {
                yield return new Violation(
                    project.File.Path, reference.Line, name,
                    $"{project.Name} may not reference {name}: only {string.Join(", ", allowed)}");
            }
        }

        if (CircleFrom(checkout, project) is { } circle)
        {
            yield return new Violation(
                project.File.Path, 1, "circle", $"references run in a circle: {string.Join(" → ", circle)}");
        }
    }

    private static List<string>? CircleFrom(Checkout checkout, ProjectFile start)
    {
        var seen = new HashSet<string>();
        return Walk(start, []);

        List<string>? Walk(ProjectFile project, List<string> path)
        {
            path = [.. path, project.Name];
            foreach (var reference in project.References)
            {
                if (reference.Include == start.File.Path)
                {
                    return [.. path, start.Name];
                }

                var next = checkout.Projects.FirstOrDefault(other => other.File.Path == reference.Include);
                if (next is not null && seen.Add(next.Name) && Walk(next, path) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}

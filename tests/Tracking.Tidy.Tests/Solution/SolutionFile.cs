using System.Text.RegularExpressions;
using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Solution;

/// <summary>
/// The solution holds every project and nothing that is not there: what it leaves out is neither built nor tested.
/// </summary>
internal static partial class SolutionFile
{
    private const string Name = "Tracking.sln";

    public static IEnumerable<Violation> Find(Checkout checkout)
    {
        var file = checkout.Find(Name);
        if (file is null)
        {
            return [new Violation(Name, 1, "", "there is no solution: dotnet new sln --format sln")];
        }

        var listed = Listed().Matches(file.Text)
            .Select(match => (Path: match.Groups[1].Value.Replace('\\', '/'), Line: file.LineOf(match.Index))).ToList();
        return
        [
            .. checkout.Projects.Where(project => listed.TrueForAll(entry => entry.Path != project.File.Path))
                .Select(static project => new Violation(
                    project.File.Path, 1, "", $"not in the solution: dotnet sln {Name} add {project.File.Path}")),
            .. listed.Where(entry => !checkout.Exists(entry.Path))
                .Select(static entry =>
                    new Violation(Name, entry.Line, entry.Path, $"{entry.Path} does not exist: remove it")),
        ];
    }

    [GeneratedRegex("""= "[^"]*", "([^"]+\.csproj)",""")]
    private static partial Regex Listed();
}

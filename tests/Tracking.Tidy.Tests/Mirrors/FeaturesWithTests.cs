using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;
using Tracking.Tidy.Tests.Sizes;

namespace Tracking.Tidy.Tests.Mirrors;

/// <summary>
/// Every feature folder of a source project has some test in the folder of the same name, unless it only declares
/// things. The stand-ins are left out: their tests follow the packages' API.
/// </summary>
internal static class FeaturesWithTests
{
    public static IEnumerable<Violation> Find(Checkout checkout) =>
        from project in checkout.Projects
        where Paths.TopFolderOf(project.File.Path) == "src" && !project.IsStandIn
        from feature in checkout.Sources
            .Where(source => source.Project == project && source.Folder != project.Folder)
            .GroupBy(source => $"{project.Folder}/{source.Folder[(project.Folder.Length + 1)..].Split('/')[0]}")
        where feature.Any(static source => Function.In(source).Any())
        let tests = TestMap.TestFolderOf(project, feature.Key)
        where !checkout.Sources.Any(source => Paths.IsUnder(source.Path, tests) && TestMap.HoldsTests(source))
        select new Violation(feature.Key, 1, "", $"the feature has no test: write one in {tests}");
}

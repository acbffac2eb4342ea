using Tracking.Geo.Regions;
using Tracking.Rules.Folding;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// Whose feeds a revision goes to beside <c>all</c>: the regions it began in, those it concerns besides, the vehicle's
/// home region, and the parents of each.
/// </summary>
internal static class AlertFeeds
{
    public static IReadOnlyList<string> Of(DecidedRevision decided, string? homeRegion, RegionSet regions)
    {
        var feeds = new List<string>();
        foreach (var (_, code) in decided.Revision.Regions.Regions())
        {
            AddWithParents(feeds, code, regions);
        }

        foreach (var code in decided.AlsoConcerns)
        {
            AddWithParents(feeds, code, regions);
        }

        if (homeRegion is not null)
        {
            AddWithParents(feeds, homeRegion, regions);
        }

        return feeds;
    }

    private static void AddWithParents(List<string> feeds, string code, RegionSet regions)
    {
        Add(feeds, code);
        foreach (var parent in regions.Ancestors(code))
        {
            Add(feeds, parent.Code);
        }
    }

    private static void Add(List<string> feeds, string code)
    {
        if (!feeds.Contains(code))
        {
            feeds.Add(code);
        }
    }
}

using Tracking.Model.Regions;

namespace Tracking.Geo.Regions;

/// <summary>Follows regions to the regions that hold them.</summary>
internal static class RegionParents
{
    /// <summary>The codes of a cycle from its first region in the list; null when parents form no cycle.</summary>
    public static IReadOnlyList<string>? FindCycle(IReadOnlyList<RegionDefinition> regions)
    {
        var parents = new Dictionary<string, string?>(regions.Count, StringComparer.Ordinal);
        foreach (var region in regions)
        {
            parents[region.Code] = region.Parent;
        }

        // A region met on an earlier walk is known to lead out, so every region is walked through once.
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var region in regions)
        {
            var walk = new List<string>();
            var onWalk = new HashSet<string>(StringComparer.Ordinal);
            var code = region.Code;
            while (code is not null && parents.TryGetValue(code, out var parent) && met.Add(code))
            {
                walk.Add(code);
                onWalk.Add(code);
                code = parent;
            }

            if (code is not null && onWalk.Contains(code))
            {
                return walk[walk.IndexOf(code)..];
            }
        }

        return null;
    }

    /// <summary>The cycle for people; of a long one its beginning.</summary>
    public static string Describe(IReadOnlyList<string> cycle)
    {
        const int Shown = 8;
        var rest = cycle.Count > Shown ? $"… ({cycle.Count} in all)" : cycle[0];
        return $"parents go round in a circle: {string.Join(" → ", cycle.Take(Shown))} → {rest}";
    }
}

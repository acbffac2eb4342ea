namespace Tracking.Geo.Regions;

/// <summary>Which administrative levels hold which, by their names.</summary>
public static class RegionLevels
{
    private static readonly Dictionary<string, int> Ranks = new(StringComparer.Ordinal)
    {
        ["country"] = 0,
        ["province"] = 1,
        ["state"] = 1,
        ["city"] = 2,
        ["prefecture"] = 2,
        ["county"] = 3,
        ["district"] = 3,
    };

    /// <summary>
    /// The rank of a level, 0 for the largest: country, then province and state, then city and prefecture, then county
    /// and district; every other name comes after these.
    /// </summary>
    public static int Rank(string level) => Ranks.GetValueOrDefault(level, Ranks.Count);
}

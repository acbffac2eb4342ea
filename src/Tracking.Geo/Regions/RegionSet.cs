using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Geo.Regions;

/// <summary>
/// All administrative regions of one moment: tells where a point is. Immutable, safe for any number of threads. Where
/// regions of one level overlap (slivers between separately drawn borders) the lowest code, compared character by
/// character, wins: always the same one.
/// </summary>
public sealed class RegionSet
{
    private readonly RegionLevelIndex[] _levels;
    private readonly int[] _firstNumbers;
    private readonly Dictionary<string, RegionDefinition> _byCode;
    private readonly RegionPathCache _paths;

    private RegionSet(RegionLevelIndex[] levels, Dictionary<string, RegionDefinition> byCode, int pathCapacity)
    {
        _levels = levels;
        _byCode = byCode;
        _paths = new RegionPathCache(pathCapacity);
        _firstNumbers = new int[levels.Length];
        for (var i = 1; i < levels.Length; i++)
        {
            _firstNumbers[i] = _firstNumbers[i - 1] + levels[i - 1].Regions.Count;
        }
    }

    /// <summary>A set without any region.</summary>
    public static RegionSet Empty { get; } = Build([]);

    /// <summary>How many regions it has.</summary>
    public int Count => _byCode.Count;

    /// <summary>The levels from the largest to the smallest: known names by rank, then others by mean area.</summary>
    public IReadOnlyList<string> Levels => [.. _levels.Select(static level => level.Level)];

    /// <summary>The regions by level, and by code within a level.</summary>
    public IEnumerable<RegionDefinition> Regions => _levels.SelectMany(static level => level.Regions);

    /// <summary>Builds a set.</summary>
<<<<<<< HEAD
    /// <exception cref="ArgumentException">A code occurs twice, or parents form a cycle; see <see
    /// cref="FindConflict"/>.</exception>
=======
    /// <exception cref="ArgumentException">
    /// A code occurs twice, or parents form a cycle; see <see cref="FindConflict"/>.
    /// </exception>
>>>>>>> 88b5f104225a9f5ef8bae5d62686481dcff48973
    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    public static RegionSet Build(IReadOnlyList<RegionDefinition> regions) =>
        Build(regions, RegionPathCache.DefaultCapacity);

    /// <summary>
    /// Why these regions cannot form a set, for people; null when they can. Asked before an import is stored.
    /// </summary>
    public static string? FindConflict(IReadOnlyList<RegionDefinition> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        var codes = new HashSet<string>(regions.Count, StringComparer.Ordinal);
        foreach (var region in regions)
        {
            if (!codes.Add(region.Code))
            {
                return $"the code '{region.Code}' occurs twice";
            }
        }

        return RegionParents.FindCycle(regions) is { } cycle ? RegionParents.Describe(cycle) : null;
    }

    /// <summary>
    /// The regions that cover <paramref name="point"/>, at most one a level. 0 bytes once a combination of regions was
    /// met. Empty where none covers it.
    /// </summary>
    public RegionPath Locate(GeoPoint point)
    {
        var step = _paths.Root;
        for (var i = 0; i < _levels.Length; i++)
        {
            var level = _levels[i];
            var ordinal = level.FindFirst(point);
            if (ordinal >= 0)
            {
                step = _paths.Next(step, _firstNumbers[i] + ordinal, level.Level, level.Regions[ordinal].Code);
            }
        }

        return step.Path;
    }

    /// <summary>The region with this code, or null.</summary>
    public RegionDefinition? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// The regions that hold the region with this code, from its parent to the largest; ends where a parent is not in
    /// the set. Empty for an unknown code.
    /// </summary>
    public IEnumerable<RegionDefinition> Ancestors(string code)
    {
        for (var parent = Find(code)?.Parent; parent is not null && Find(parent) is { } region; parent = region.Parent)
        {
            yield return region;
        }
    }

    internal static RegionSet Build(IReadOnlyList<RegionDefinition> regions, int pathCapacity)
    {
        if (FindConflict(regions) is { } conflict)
        {
            throw new ArgumentException(conflict, nameof(regions));
        }

        var levels = regions
            .GroupBy(static region => region.Level, StringComparer.Ordinal)
            .Select(static level => new RegionLevelIndex(level.Key, level))
            .OrderBy(static level => RegionLevels.Rank(level.Level))
            .ThenByDescending(static level => level.MeanArea)
            .ThenBy(static level => level.Level, StringComparer.Ordinal)
            .ToArray();
        return new RegionSet(
            levels,
            regions.ToDictionary(static region => region.Code, StringComparer.Ordinal),
            pathCapacity);
    }
}

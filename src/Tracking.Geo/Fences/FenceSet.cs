using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Geo.Fences;

/// <summary>
/// Fence versions with an index of their areas: tells which of them hold a point. Which versions are known at a fact's
/// log offset, valid at its device time and meant for its vehicle is for the caller to ask. Immutable, safe for any
/// number of threads.
/// </summary>
/// <remarks>
/// Versions are only ever added, so an ordinal means the same in every later set. The index is in layers: a large one of
/// most versions and smaller ones of those that came since. A change makes a new last layer, together with the last one
/// while that is small; <see cref="Merge"/> makes one of several, beside everything else, and changes no ordinal. A look-up
/// asks each layer; their sizes grow by at least <see cref="GrowthFactor"/>, so there are few.
/// </remarks>
public sealed class FenceSet
{
    /// <summary>A last layer of at most so many versions is built anew with each change: some 10 ms.</summary>
    internal const int SmallLayer = 256;

    /// <summary>How many times larger than the next a layer is, once merged.</summary>
    internal const int GrowthFactor = 4;

    private static readonly ImmutableSortedDictionary<string, ImmutableArray<int>> NoIds =
        ImmutableSortedDictionary.Create<string, ImmutableArray<int>>(StringComparer.Ordinal);

    private readonly FenceTable _versions;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<int>> _byId;
    private readonly FenceLayer[] _layers;

    private FenceSet(
        FenceTable versions, ImmutableSortedDictionary<string, ImmutableArray<int>> byId, FenceLayer[] layers)
    {
        (_versions, _byId, _layers) = (versions, byId, layers);
    }

    /// <summary>A set without any fence.</summary>
    public static FenceSet Empty { get; } = new(FenceTable.Empty, NoIds, []);

    /// <summary>How many versions it has; ordinals go from 0 to one less.</summary>
    public int Count => _versions.Count;

    /// <summary>The memory that the index holds, in bytes, without the paths of circles and corridors.</summary>
    public long IndexBytes => _layers.Sum(static layer => layer.Index.SizeBytes);

    /// <summary>How many layers the index has: a look-up asks each.</summary>
    public int LayerCount => _layers.Length;

    /// <summary>The version with this ordinal.</summary>
    public FenceVersion this[int ordinal] => _versions[ordinal];

    /// <summary>Builds a set; the ordinal of a version is its place in <paramref name="fences"/>.</summary>
    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    public static FenceSet Build(IReadOnlyList<FenceVersion> fences)
    {
        ArgumentNullException.ThrowIfNull(fences);
        if (fences.Count == 0)
        {
            return Empty;
        }

        var byId = Empty.IdsWith(fences.Select(static version => version.Fence.Id));
        var index = FenceIndex.Build(fences.Select(static version => version.Fence));
        return new FenceSet(Empty._versions.With([], fences), byId, [new FenceLayer(index, 0, fences.Count)]);
    }

    /// <summary>
    /// Finds the versions whose area holds <paramref name="point"/>; a point on the boundary counts as inside. 0
    /// bytes.
    /// </summary>
    /// <param name="point">The point, WGS-84.</param>
    /// <param name="ordinals">Takes the ordinals in ascending order: the lowest ones where it is too short.</param>
    /// <returns>How many hold the point, also when more than fit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Containing(GeoPoint point, Span<int> ordinals) =>
        _layers.Length == 1 ? _layers[0].Index.Containing(point, ordinals) : ContainingInLayers(point, ordinals);

    /// <summary>The versions whose area holds <paramref name="point"/>, in ordinal order.</summary>
    public IReadOnlyList<FenceVersion> VersionsContaining(GeoPoint point)
    {
        var ordinals = new int[Containing(point, [])];
        Containing(point, ordinals);
        return [.. ordinals.Select(ordinal => _versions[ordinal])];
    }

    /// <summary>Every version of the fence with this id, the oldest first; empty for an unknown id.</summary>
    public IEnumerable<FenceVersion> VersionsOf(string id) =>
        _byId.TryGetValue(id, out var ordinals) ? ordinals.Select(ordinal => _versions[ordinal]) : [];

    /// <summary>The versions that stand, by id, from the one behind <paramref name="afterId"/> on.</summary>
    public IEnumerable<FenceVersion> Standing(string afterId = "")
    {
        foreach (var (id, ordinals) in _byId)
        {
            if (string.CompareOrdinal(id, afterId) > 0 && _versions[ordinals[^1]] is { DeletedAfter: null } version)
            {
                yield return version;
            }
        }
    }

    /// <summary>The version of the fence that stands, or null.</summary>
    public FenceVersion? FindStanding(string id) => StandingOrdinal(id) is >= 0 and var ordinal ? _versions[ordinal] : null;

    /// <summary>Its ordinal, or −1.</summary>
    internal int StandingOrdinal(string id) =>
        _byId.TryGetValue(id, out var ordinals) && _versions[ordinals[^1]].DeletedAfter is null ? ordinals[^1] : -1;

    /// <summary>The layer that comes last once fences are added, with those of a small last layer.</summary>
    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    internal FenceLayer LayerWith(IReadOnlyList<FenceDefinition> added)
    {
        var start = _layers.Length > 0 && _layers[^1].Count <= SmallLayer ? _layers[^1].Start : Count;
        var old = Enumerable.Range(start, Count - start).Select(ordinal => _versions[ordinal].Fence);
        return new FenceLayer(FenceIndex.Build(old.Concat(added)), start, Count - start + added.Count);
    }

    /// <summary>The ids once versions are added.</summary>
    internal ImmutableSortedDictionary<string, ImmutableArray<int>> IdsWith(IEnumerable<string> added)
    {
        var ids = _byId.ToBuilder();
        foreach (var (place, id) in added.Index())
        {
            var ordinals = ids.TryGetValue(id, out var known) ? known : [];
            ids[id] = ordinals.Add(Count + place);
        }

        return ids.ToImmutable();
    }

    /// <summary>The set with some versions ended and others added; everything slow was prepared before.</summary>
    internal FenceSet With(PreparedFences prepared, LogOffset offset)
    {
        var ended = prepared.Ended.Select(ordinal => (ordinal, _versions[ordinal] with { DeletedAfter = offset }));
        FenceVersion[] added =
        [
            .. prepared.Added.Select(made => new FenceVersion(made.Fence, offset, null) { Number = made.Number }),
        ];
        var layers = prepared.Layer is { } last
            ? [.. _layers.TakeWhile(layer => layer.Start < last.Start), last]
            : _layers;
        return new FenceSet(_versions.With(ended, added), prepared.ById, layers);
    }

    /// <summary>
    /// The layers that should become one: from the first that is not large enough over the next to the last that is not
    /// small. Empty when nothing is to be done.
    /// </summary>
    internal IReadOnlyList<FenceLayer> LayersToMerge()
    {
        var settled = _layers.Count(static layer => layer.Count > SmallLayer);
        for (var i = 0; i + 1 < settled; i++)
        {
            if (_layers[i].Count < GrowthFactor * _layers[i + 1].Count)
            {
                return _layers[i..settled];
            }
        }

        return [];
    }

    /// <summary>Builds the one index of layers that lie behind each other.</summary>
    internal FenceLayer Merge(IReadOnlyList<FenceLayer> layers)
    {
        var (start, count) = (layers[0].Start, layers[^1].End - layers[0].Start);
        var fences = Enumerable.Range(start, count).Select(ordinal => _versions[ordinal].Fence);
        return new FenceLayer(FenceIndex.Build(fences), start, count);
    }

    /// <summary>The set with a merged layer in the place of those it was made of.</summary>
    internal FenceSet With(FenceLayer merged) => new(
        _versions,
        _byId,
        [
            .. _layers.TakeWhile(layer => layer.Start < merged.Start),
            merged,
            .. _layers.SkipWhile(layer => layer.Start < merged.End),
        ]);

    // Not inlined with the rest: with one layer, as nearly always, it costs nothing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ContainingInLayers(GeoPoint point, Span<int> ordinals)
    {
        var found = 0;
        foreach (var layer in _layers)
        {
            var room = found < ordinals.Length ? ordinals[found..] : [];
            var count = layer.Index.Containing(point, room);
            for (var i = 0; i < Math.Min(count, room.Length); i++)
            {
                room[i] += layer.Start;
            }

            found += count;
        }

        return found;
    }
}

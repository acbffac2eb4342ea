using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Geo.Fences;

/// <summary>
/// Fence versions with an index of their areas: tells which of them hold a point. Which versions are known at a fact's
/// log offset, valid at its device time and for its vehicle class is for the caller to ask. Immutable, safe for any
/// number of threads.
/// </summary>
public sealed class FenceSet
{
    private readonly FenceVersion[] _fences;
    private readonly ILookup<string, FenceVersion> _byId;
    private readonly FenceIndex _index;

    private FenceSet(FenceVersion[] fences, FenceIndex index)
    {
        _fences = fences;
        _byId = fences.ToLookup(static version => version.Fence.Id, StringComparer.Ordinal);
        _index = index;
    }

    /// <summary>A set without any fence.</summary>
    public static FenceSet Empty { get; } = Build([]);

    /// <summary>How many versions it has; ordinals go from 0 to one less.</summary>
    public int Count => _fences.Length;

    /// <summary>The version with this ordinal.</summary>
    public FenceVersion this[int ordinal] => _fences[ordinal];

    /// <summary>Builds a set; the ordinal of a version is its place in <paramref name="fences"/>.</summary>
    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    public static FenceSet Build(IReadOnlyList<FenceVersion> fences)
    {
        ArgumentNullException.ThrowIfNull(fences);
        return new FenceSet([.. fences], FenceIndex.Build(fences.Select(static version => version.Fence)));
    }

    /// <summary>
    /// Finds the versions whose area holds <paramref name="point"/>; a point on the boundary counts as inside. 0
    /// bytes.
    /// </summary>
    /// <param name="point">The point, WGS-84.</param>
    /// <param name="ordinals">Takes the ordinals in ascending order: the lowest ones where it is too short.</param>
    /// <returns>How many hold the point, also when more than fit.</returns>
    public int Containing(GeoPoint point, Span<int> ordinals) => _index.Containing(point, ordinals);

    /// <summary>Every version of the fence with this id; empty for an unknown id.</summary>
    public IEnumerable<FenceVersion> VersionsOf(string id) => _byId[id];
}

using System.Collections.Immutable;
using Tracking.Model.Fences;

namespace Tracking.Geo.Fences;

/// <summary>A change of the fences with all that takes time done, but for the offset from which it is known.</summary>
public sealed class PreparedFences
{
    private PreparedFences(
        IReadOnlyList<(FenceDefinition Fence, int Number)> added,
        IReadOnlyList<int> ended,
        ImmutableSortedDictionary<string, ImmutableArray<int>> byId,
        FenceLayer? layer)
    {
        (Added, Ended, ById, Layer) = (added, ended, byId, layer);
    }

    /// <summary>The versions that it adds, in order.</summary>
    public IReadOnlyList<(FenceDefinition Fence, int Number)> Added { get; }

    /// <summary>The ordinals of the versions that it ends.</summary>
    internal IReadOnlyList<int> Ended { get; }

    internal ImmutableSortedDictionary<string, ImmutableArray<int>> ById { get; }

    /// <summary>The last layer of the index after it; null when it adds nothing.</summary>
    internal FenceLayer? Layer { get; }

    /// <summary>Prepares a change of a set.</summary>
    /// <param name="set">What holds now; merging its layers meanwhile does no harm, another change does.</param>
    /// <param name="put">Fences to add; a standing one of the same id is replaced.</param>
    /// <param name="deleted">Ids of standing fences to delete.</param>
    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    public static PreparedFences Of(
        FenceSet set, IReadOnlyList<FenceDefinition> put, IReadOnlyList<string> deleted)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(put);
        ArgumentNullException.ThrowIfNull(deleted);
        var added = put.Select(fence => (fence, set.VersionsOf(fence.Id).Count() + 1)).ToArray();
        var ended = put.Select(static fence => fence.Id).Concat(deleted)
            .Select(set.StandingOrdinal).Where(static ordinal => ordinal >= 0).ToArray();
        return new PreparedFences(
            added,
            ended,
            set.IdsWith(put.Select(static fence => fence.Id)),
            put.Count == 0 ? null : set.LayerWith(put));
    }
}

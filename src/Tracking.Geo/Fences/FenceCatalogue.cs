using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Geo.Fences;

/// <summary>
/// The fence set in force, swapped whole: a reader sees the old set or the new one, and keeps the one it took. Changes are
/// made one at a time by one caller; merging goes on beside them. Thread-safe.
/// </summary>
public sealed class FenceCatalogue
{
    private FenceSet _current = FenceSet.Empty;

    /// <summary>The set in force; take it once for one decision.</summary>
    public FenceSet Current => Volatile.Read(ref _current);

    /// <summary>Builds a set of all these versions and puts it in force.</summary>
    public void Replace(IReadOnlyList<FenceVersion> versions) => Volatile.Write(ref _current, FenceSet.Build(versions));

    /// <summary>
    /// Puts a prepared change in force: short, for it runs where no position can be committed meanwhile.
    /// </summary>
    /// <param name="prepared">What was prepared of <see cref="Current"/>, without another change since.</param>
    /// <param name="offset">The log offset after which it is known.</param>
    public void Commit(PreparedFences prepared, LogOffset offset) => Swap(set => set.With(prepared, offset));

    /// <summary>
    /// Merges layers of the index that have become too many. Takes as long as building an index of what it merges, and
    /// readers and changes go on meanwhile. One call at a time.
    /// </summary>
    /// <returns>Whether there was something to merge.</returns>
    public bool Merge()
    {
        var set = Current;
        var layers = set.LayersToMerge();
        if (layers.Count == 0)
        {
            return false;
        }

        var merged = set.Merge(layers);
        Swap(now => now.With(merged));
        return true;
    }

    private void Swap(Func<FenceSet, FenceSet> change)
    {
        while (true)
        {
            var before = Current;
            if (Interlocked.CompareExchange(ref _current, change(before), before) == before)
            {
                return;
            }
        }
    }
}

using Tracking.Model.Fences;

namespace Tracking.Geo.Fences;

/// <summary>The fence set in force, swapped whole: a reader sees the old set or the new one. Thread-safe.</summary>
public sealed class FenceCatalogue
{
    private volatile FenceSet _current = FenceSet.Empty;

    /// <summary>The set in force; take it once for one decision.</summary>
    public FenceSet Current => _current;

    /// <summary>Builds a set of all these versions and puts it in force.</summary>
    public void Replace(IReadOnlyList<FenceVersion> versions) => _current = FenceSet.Build(versions);
}

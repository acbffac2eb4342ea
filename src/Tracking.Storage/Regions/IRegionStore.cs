using Tracking.Model.Regions;

namespace Tracking.Storage.Regions;

/// <summary>The region set.</summary>
public interface IRegionStore
{
    /// <summary>Every region, by code.</summary>
    Task<IReadOnlyList<RegionDefinition>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores regions in one transaction, replacing those with the same code; the callback is as with fences.
    /// </summary>
    /// <returns>How many of them were new.</returns>
    Task<int> ImportAsync(
        IReadOnlyList<RegionDefinition> regions,
        Action<IReadOnlyList<RegionDefinition>> committed,
        CancellationToken cancellationToken);
}

using Tracking.Geo.Fences;
using Tracking.Ingest.Imports;
using Tracking.Model.Fences;
using Tracking.Storage.Fences;

namespace Tracking.Ingest.Fences;

/// <summary>
/// The one door for fences: reads and checks a document, stores it, and swaps the set that positions are judged by
/// before any position that was logged later is.
/// </summary>
public sealed class FenceDoor(IFenceStore store, FenceCatalogue catalogue)
{
    /// <summary>
    /// Fence versions kept at most, replaced and deleted ones too, since late data is judged by them: room for 100,000
    /// fences that were all replaced once, and a bound on the memory and the time of building their index.
    /// </summary>
    public const int MaximumVersions = 200_000;

    /// <summary>Loads what is stored; once, before anything is judged.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        catalogue.Replace(await store.ListVersionsAsync(cancellationToken));

    /// <summary>Imports a GeoJSON FeatureCollection, everything or nothing.</summary>
    public async Task<ImportOutcome> ImportAsync(ReadOnlyMemory<byte> geoJson, CancellationToken cancellationToken)
    {
        if (!FenceImport.TryRead(geoJson, out var fences, out var error))
        {
            return new ImportOutcome(0, ImportProblem.Of(error, "invalid_fence"));
        }

        if (catalogue.Current.Count + fences.Count > MaximumVersions)
        {
            return new ImportOutcome(0, new ImportProblem(
                "invalid_fence",
                $"with these {fences.Count} there could be more than {MaximumVersions} fence versions; none was stored"));
        }

        await store.ImportAsync(fences, catalogue.Replace, cancellationToken);
        return new ImportOutcome(fences.Count, null);
    }

    /// <summary>Deletes a fence; false when no such fence stands.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) =>
        store.DeleteAsync(id, catalogue.Replace, cancellationToken);

    /// <summary>The fences that stand, by id.</summary>
    public IReadOnlyList<FenceDefinition> ListStanding()
    {
        var fences = catalogue.Current;
        return [.. Enumerable.Range(0, fences.Count)
            .Select(ordinal => fences[ordinal])
            .Where(static version => version.DeletedAfter is null)
            .Select(static version => version.Fence)
            .OrderBy(static fence => fence.Id, StringComparer.Ordinal)];
    }
}

using Tracking.Geo.Regions;
using Tracking.Ingest.Imports;
using Tracking.Model.Regions;
using Tracking.Storage.Regions;

namespace Tracking.Ingest.Regions;

/// <summary>
/// The one door for regions: reads and checks a document, stores it, and swaps the set that positions are assigned by.
/// </summary>
public sealed class RegionDoor(IRegionStore store, RegionCatalogue catalogue)
{
    private readonly SemaphoreSlim _importing = new(1);

    /// <summary>
    /// Loads what is stored; once, before anything is assigned. An empty store takes the shipped documents first.
    /// </summary>
    /// <exception cref="InvalidDataException">A shipped document cannot be imported.</exception>
    public async Task LoadAsync(IEnumerable<string> shippedFiles, CancellationToken cancellationToken)
    {
        var stored = await store.ListAsync(cancellationToken);
        catalogue.Replace(stored);
        if (stored.Count > 0)
        {
            return;
        }

        foreach (var file in shippedFiles)
        {
            var outcome = await ImportAsync(await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
            if (outcome.Problem is { } problem)
            {
                throw new InvalidDataException($"{file}: {problem.Message}");
            }
        }
    }

    /// <summary>Imports a GeoJSON FeatureCollection, everything or nothing.</summary>
    public async Task<ImportOutcome> ImportAsync(ReadOnlyMemory<byte> geoJson, CancellationToken cancellationToken)
    {
        if (!RegionImport.TryRead(geoJson, out var imported, out var error))
        {
            return new ImportOutcome(0, ImportProblem.Of(error, "invalid_region"));
        }

        // One import at a time: whether it fits is asked of the set as it will be.
        await _importing.WaitAsync(cancellationToken);
        try
        {
            var codes = imported.Regions.Select(static region => region.Code).ToHashSet(StringComparer.Ordinal);
            var kept = catalogue.Current.Regions.Where(region => !codes.Contains(region.Code));
            if (RegionSet.FindConflict([.. kept, .. imported.Regions]) is { } conflict)
            {
                return new ImportOutcome(0, new ImportProblem("invalid_region", conflict));
            }

            await store.ImportAsync(imported.Regions, catalogue.Replace, cancellationToken);
            return new ImportOutcome(imported.Regions.Count, null);
        }
        finally
        {
            _importing.Release();
        }
    }

    /// <summary>Every region, by code.</summary>
    public IReadOnlyList<RegionDefinition> List() =>
        [.. catalogue.Current.Regions.OrderBy(static region => region.Code, StringComparer.Ordinal)];

    /// <summary>The region with this code, or null.</summary>
    public RegionDefinition? Find(string code) => catalogue.Current.Find(code);
}

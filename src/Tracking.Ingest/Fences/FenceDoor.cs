using Microsoft.Extensions.Logging;
using Tracking.Geo.Fences;
using Tracking.Ingest.Imports;
using Tracking.Model.Fences;
using Tracking.Storage.Fences;

namespace Tracking.Ingest.Fences;

/// <summary>
/// The one door for fences: reads and checks a document, stores it, and swaps the set that positions are judged by
/// before any position that was logged later is. Changes wait for each other; everything slow (reading, building the index
/// of what is new) happens before the store's writer is asked, and merging the index afterwards, beside everything else.
/// </summary>
public sealed partial class FenceDoor(IFenceStore store, FenceCatalogue catalogue, ILogger<FenceDoor> logger) : IDisposable
{
    /// <summary>
    /// Fence versions kept at most, replaced and deleted ones too, since late data is judged by them: room for 100,000
    /// fences that were all replaced three times, and a bound on the memory and the time of building their index.
    /// </summary>
    public const int MaximumVersions = 400_000;

    /// <summary>
    /// Characters of all their geometries: some 10 million points, 512 MiB of memory. Without it, few fences of a country's
    /// coastline each would fill the memory.
    /// </summary>
    public const long MaximumCharacters = 268_435_456;

    /// <summary>The reason of a refusal because of these limits.</summary>
    public const string TooManyReason = "too_many_fences";

    private readonly SemaphoreSlim _changing = new(1, 1);
    private long _change;
    private long _characters;

    /// <summary>The merging of the index that goes on; completed when there is none.</summary>
    internal Task Merging { get; private set; } = Task.CompletedTask;

    /// <summary>Loads what is stored; once, before anything is judged.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var log = await store.ReadAsync(cancellationToken);
        catalogue.Replace(log.Versions);
        _change = log.Change;
        _characters = log.Versions.Sum(static version => (long)version.Fence.GeometryJson.Length);
    }

    /// <summary>
    /// Imports a GeoJSON FeatureCollection, everything or nothing. An unchanged fence is left as it is.
    /// </summary>
    public async Task<ImportOutcome> ImportAsync(ReadOnlyMemory<byte> geoJson, CancellationToken cancellationToken)
    {
        if (!FenceImport.TryRead(geoJson, out var fences, out var error))
        {
            return new ImportOutcome(0, ImportProblem.Of(error, "invalid_fence"));
        }

        using var turn = await TurnAsync(cancellationToken);
        var changed = fences.Where(fence => catalogue.Current.FindStanding(fence.Id)?.Fence != fence).ToList();
        if (TooMany(changed) is { } problem)
        {
            return new ImportOutcome(0, problem);
        }

        await ApplyAsync(changed, [], cancellationToken);
        return new ImportOutcome(fences.Count, null);
    }

    /// <summary>Makes a fence of a document with one feature, whose id no standing fence may have.</summary>
    public async Task<FenceOutcome> CreateAsync(ReadOnlyMemory<byte> geoJson, CancellationToken cancellationToken)
    {
        if (!FenceImport.TryReadOne(geoJson, out var fence, out var error))
        {
            return Invalid(ImportProblem.Of(error, "invalid_fence"));
        }

        using var turn = await TurnAsync(cancellationToken);
        return catalogue.Current.FindStanding(fence.Id) is { } standing
            ? new FenceOutcome(fence.Id, null, FenceRefusal.Exists, Standing: standing.Number)
            : await PutAsync(fence, cancellationToken);
    }

    /// <summary>Replaces a standing fence by that of a document with one feature.</summary>
    /// <param name="geoJson">The document; its id says which fence.</param>
    /// <param name="expected">The version that must stand.</param>
    /// <param name="cancellationToken">Honoured until it is stored.</param>
    public async Task<FenceOutcome> UpdateAsync(
        ReadOnlyMemory<byte> geoJson, int expected, CancellationToken cancellationToken)
    {
        if (!FenceImport.TryReadOne(geoJson, out var fence, out var error))
        {
            return Invalid(ImportProblem.Of(error, "invalid_fence"));
        }

        using var turn = await TurnAsync(cancellationToken);
        var standing = catalogue.Current.FindStanding(fence.Id);
        return Check(fence.Id, standing, expected) is { } refusal ? refusal
            : standing!.Fence == fence ? new FenceOutcome(fence.Id, standing)
            : await PutAsync(fence, cancellationToken);
    }

    /// <summary>Deletes a fence.</summary>
    /// <param name="id">The fence.</param>
    /// <param name="expected">The version that must stand, or null for any.</param>
    /// <param name="cancellationToken">Honoured until it is stored.</param>
    public async Task<FenceOutcome> DeleteAsync(string id, int? expected, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        if (Check(id, catalogue.Current.FindStanding(id), expected) is { } refusal)
        {
            return refusal;
        }

        await ApplyAsync([], [id], cancellationToken);
        return new FenceOutcome(id, null);
    }

    /// <summary>Every version of a fence, the oldest first; empty for an id that never was.</summary>
    public IReadOnlyList<FenceVersion> VersionsOf(string id) => [.. catalogue.Current.VersionsOf(id)];

    /// <summary>The fences that stand, by id, from the one behind <paramref name="afterId"/> on.</summary>
    public IEnumerable<FenceVersion> ListStanding(FenceFilter? filter = null, string afterId = "")
    {
        var fences = catalogue.Current;
        var standing = filter?.Containing is { } point
            ? fences.VersionsContaining(point)
                .Where(version => version.DeletedAfter is null && string.CompareOrdinal(version.Fence.Id, afterId) > 0)
                .OrderBy(static version => version.Fence.Id, StringComparer.Ordinal)
            : fences.Standing(afterId);
        return standing.Where(version => filter?.Matches(version.Fence) ?? true);
    }

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    private static FenceOutcome Invalid(ImportProblem problem) => new("", null, FenceRefusal.Invalid, problem);

    private static FenceOutcome? Check(string id, FenceVersion? standing, int? expected) =>
        standing is null ? new FenceOutcome(id, null, FenceRefusal.NotFound)
        : expected is { } number && number != standing.Number
            ? new FenceOutcome(id, null, FenceRefusal.Conflict, Standing: standing.Number)
        : null;

    private async Task<FenceOutcome> PutAsync(FenceDefinition fence, CancellationToken cancellationToken)
    {
        if (TooMany([fence]) is { } problem)
        {
            return Invalid(problem);
        }

        await ApplyAsync([fence], [], cancellationToken);
        return new FenceOutcome(fence.Id, catalogue.Current.FindStanding(fence.Id));
    }

    private ImportProblem? TooMany(IReadOnlyList<FenceDefinition> added)
    {
        var characters = _characters + added.Sum(static fence => (long)fence.GeometryJson.Length);
        return catalogue.Current.Count + added.Count > MaximumVersions
                ? new ImportProblem(
                    TooManyReason,
                    $"with these {added.Count} there would be more than {MaximumVersions} fence versions; none was stored")
            : characters > MaximumCharacters
                ? new ImportProblem(
                    TooManyReason,
                    $"with these {added.Count} the geometries of all fence versions would have more than "
                    + $"{MaximumCharacters} characters; none was stored")
            : null;
    }

    private async Task<Turn> TurnAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        return new Turn(_changing);
    }

    private async Task ApplyAsync(
        IReadOnlyList<FenceDefinition> put, IReadOnlyList<string> deleted, CancellationToken cancellationToken)
    {
        if (put.Count + deleted.Count == 0)
        {
            return;
        }

        // Away from the caller's thread: an index of many fences takes seconds.
        var before = catalogue.Current;
        var prepared = await Task.Run(() => PreparedFences.Of(before, put, deleted), cancellationToken);
        var change = new FenceChange(
            _change + 1,
            [.. prepared.Added.Select(static made => new MadeFence(made.Fence, made.Number))],
            [.. put.Select(static fence => fence.Id).Concat(deleted)
                .Select(before.FindStanding)
                .Where(static version => version is not null)
                .Select(static version => new EndedFence(version!.Fence.Id, version.Number))]);
        await store.ApplyAsync(
            change,
            offset =>
            {
                catalogue.Commit(prepared, offset);
                _change = change.Number;
                _characters += put.Sum(static fence => (long)fence.GeometryJson.Length);
            },
            cancellationToken);
        if (Merging.IsCompleted)
        {
            Merging = Task.Run(MergeAll, CancellationToken.None);
        }
    }

    // What comes while it works is merged with the next change at the latest.
    private void MergeAll()
    {
        try
        {
            while (catalogue.Merge())
            {
            }
        }
        catch (Exception error) when (error is FormatException or OutOfMemoryException)
        {
            LogMergeFailed(error);
        }
    }

    private readonly struct Turn(SemaphoreSlim changing) : IDisposable
    {
        public void Dispose() => changing.Release();
    }
}

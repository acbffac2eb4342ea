using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Persistence;

/// <summary>
/// Keeps states until the process ends. They are serialized, so that what cannot be stored fails here too.
/// </summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), Entry> entries = new();
    private long _lastVersion;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var isThere = entries.TryGetValue((stateName, grainId), out var entry);
        grainState.State = isThere ? StateSerializer.Deserialize<T>(entry!.Payload) : StateFactory<T>.Create();
        grainState.ETag = entry?.ETag;
        grainState.RecordExists = isThere;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var next = new Entry(StateSerializer.Serialize(grainState.State), NextETag());
        var isWritten = !entries.TryGetValue(key, out var stored)
            ? grainState.ETag is null && entries.TryAdd(key, next)
            : stored.ETag == grainState.ETag && entries.TryUpdate(key, next, stored);
        if (!isWritten)
        {
            throw Conflict(key, grainState.ETag);
        }

        grainState.ETag = next.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        if (entries.TryGetValue(key, out var stored)
            && (stored.ETag != grainState.ETag || !entries.TryRemove(KeyValuePair.Create(key, stored))))
        {
            throw Conflict(key, grainState.ETag);
        }

        grainState.State = StateFactory<T>.Create();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private string NextETag() => Interlocked.Increment(ref _lastVersion).ToString(CultureInfo.InvariantCulture);

    private InconsistentStateException Conflict((string Name, GrainId Grain) key, string? etag) => new(
        $"Version conflict: state {key.Name} of {key.Grain} was changed by somebody else.",
        entries.GetValueOrDefault(key)?.ETag,
        etag);

    private sealed record Entry(byte[] Payload, string ETag);
}

using System.Collections.Concurrent;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Silos;

/// <summary>The heads index of a store, to which a test can add crowded regions and a failure.</summary>
internal sealed class ScriptedHeads(IVehicleHeads store) : IVehicleHeads
{
    private readonly ConcurrentDictionary<string, int> _crowds = new(StringComparer.Ordinal);
    private int _failures;

    /// <summary>How often quiet vehicles have been asked for.</summary>
    public Turnstile QuietListings { get; } = new();

    /// <summary>The id of one vehicle of a crowd; ids sort by their numbers.</summary>
    public static string Member(int number) => $"crowd-{number:D6}";

    /// <summary>Makes a region seem to hold the vehicles 0 to <paramref name="count"/> − 1 of a crowd.</summary>
    public void Crowd(string regionCode, int count) => _crowds[regionCode] = count;

    /// <summary>Lets the next listing of quiet vehicles fail.</summary>
    public void FailNextQuietListing() => Interlocked.Increment(ref _failures);

    public Task<VehicleHead?> FindAsync(VehicleId vehicle, CancellationToken cancellationToken) =>
        store.FindAsync(vehicle, cancellationToken);

    public Task<IReadOnlyList<VehicleHead?>> FindAllAsync(
        IReadOnlyList<VehicleId> vehicles, CancellationToken cancellationToken) =>
        store.FindAllAsync(vehicles, cancellationToken);

    public Task<LoggedPosition?> FindLiveAsOfAsync(
        VehicleId vehicle, ReceivedAt receivedBefore, CancellationToken cancellationToken) =>
        store.FindLiveAsOfAsync(vehicle, receivedBefore, cancellationToken);

    public Task<IReadOnlyList<VehicleHead>> ListAsync(VehicleId? after, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(after, limit, cancellationToken);

    public Task<IReadOnlyList<VehicleHead>> ListBeyondSnapshotAsync(
        VehicleId? after, int limit, CancellationToken cancellationToken) =>
        store.ListBeyondSnapshotAsync(after, limit, cancellationToken);

    public Task<IReadOnlyList<VehicleId>> ListQuietAsync(
        ReceivedAt quietSince, int limit, CancellationToken cancellationToken)
    {
        QuietListings.Pass();
        return Interlocked.Exchange(ref _failures, 0) == 0
            ? store.ListQuietAsync(quietSince, limit, cancellationToken)
            : throw new StorageException("the test has pulled the plug");
    }

    public Task<IReadOnlyList<VehicleHead>> ListInRegionAsync(
        string regionCode, VehicleId? after, int limit, CancellationToken cancellationToken)
    {
        if (!_crowds.TryGetValue(regionCode, out var count))
        {
            return store.ListInRegionAsync(regionCode, after, limit, cancellationToken);
        }

        var first = after is { } last ? int.Parse(last.Value["crowd-".Length..], null) + 1 : 0;
        return Task.FromResult<IReadOnlyList<VehicleHead>>(
            [.. Enumerable.Range(first, Math.Min(limit, count - first)).Select(HeadOf)]);
    }

    public Task MarkSnapshotAsync(VehicleId vehicle, LogOffset snapshot, CancellationToken cancellationToken) =>
        store.MarkSnapshotAsync(vehicle, snapshot, cancellationToken);

    private static VehicleHead HeadOf(int number) =>
        new(VehicleId.Parse(Member(number)), LogOffset.Start, LogOffset.Start, null, true, null);
}

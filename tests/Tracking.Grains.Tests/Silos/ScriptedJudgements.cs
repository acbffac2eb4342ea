using System.Collections.Concurrent;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage;
using Tracking.Storage.Judgements;

namespace Tracking.Grains.Tests.Silos;

/// <summary>The judgements of a store, which can be told to refuse commits.</summary>
internal sealed class ScriptedJudgements(IJudgementStore store) : IJudgementStore
{
    private readonly ConcurrentDictionary<VehicleId, int> _accepting = [];

    /// <summary>How often due rows have been asked for.</summary>
    public Turnstile DueListings { get; } = new();

    /// <summary>Refuses the vehicle's commits after so many more, until it is mended.</summary>
    public void BreakAfter(VehicleId vehicle, int commits) => _accepting[vehicle] = commits;

    /// <summary>Accepts the vehicle's commits again.</summary>
    public void Mend(VehicleId vehicle) => _accepting.TryRemove(vehicle, out _);

    public Task<int> CommitAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        if (_accepting.TryGetValue(judgement.Vehicle, out var left))
        {
            if (left == 0)
            {
                throw new StorageException("the test has pulled the plug");
            }

            _accepting[judgement.Vehicle] = left - 1;
        }

        return store.CommitAsync(judgement, cancellationToken);
    }

    public Task<LadderSnapshot?> FindRungAsync(
        VehicleId vehicle, DeviceTime before, LogOffset knownAt, CancellationToken cancellationToken) =>
        store.FindRungAsync(vehicle, before, knownAt, cancellationToken);

    public Task<IReadOnlyList<DueRow>> ListDueAsync(ReceivedAt now, int limit, CancellationToken cancellationToken)
    {
        DueListings.Pass();
        return store.ListDueAsync(now, limit, cancellationToken);
    }
}

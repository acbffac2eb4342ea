using System.Collections.Concurrent;
using Tracking.Contracts;
using Tracking.Contracts.Vehicles;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Tests.Grains;

/// <summary>Vehicle grains that write down what they are told to judge.</summary>
internal sealed class RecordingVehicles
{
    private readonly ConcurrentDictionary<string, RecordingVehicle> _grains = new(StringComparer.Ordinal);
    private int _underWay;
    private int _mostUnderWay;

    public RecordingVehicles() =>
        Factory = GrainFactoryProxy.Create((_, key) => _grains.GetOrAdd(key, _ => new RecordingVehicle(this)));

    public IGrainFactory Factory { get; }

    /// <summary>What a call waits for before it returns or throws.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The most calls that were under way at once.</summary>
    public int MostUnderWay => _mostUnderWay;

    /// <summary>How many calls are under way.</summary>
    public int UnderWay => _underWay;

    public RecordingVehicle this[string id] =>
        _grains.GetOrAdd(GrainKeys.Vehicle(VehicleId.Parse(id)), _ => new RecordingVehicle(this));

    private async Task EnterAsync()
    {
        var now = Interlocked.Increment(ref _underWay);
        int most;
        while (now > (most = _mostUnderWay) && Interlocked.CompareExchange(ref _mostUnderWay, now, most) != most)
        {
        }

        try
        {
            await Gate;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    internal sealed class RecordingVehicle(RecordingVehicles owner) : IVehicleGrain
    {
        private int _flushes;

        public ConcurrentQueue<CommittedPositions> Judged { get; } = [];

        public int Flushes => _flushes;

        public Task JudgeAsync(CommittedPositions committed)
        {
            Judged.Enqueue(committed);
            return owner.EnterAsync();
        }

        public Task FlushAsync()
        {
            Interlocked.Increment(ref _flushes);
            return owner.EnterAsync();
        }

        public Task RefoldAsync() => throw new NotSupportedException();

        public Task JudgeSilenceAsync(long listeningSinceMs) => throw new NotSupportedException();

        public Task CatchUpAsync() => throw new NotSupportedException();

        public Task<VehicleStatus> GetStatusAsync() => throw new NotSupportedException();
    }
}

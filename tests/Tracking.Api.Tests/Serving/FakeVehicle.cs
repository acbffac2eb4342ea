using Tracking.Contracts.Vehicles;

namespace Tracking.Api.Tests.Serving;

internal sealed class FakeVehicle : IVehicleGrain
{
    private int _judged;
    private int _flushes;

    public VehicleStatus Status { get; set; } = new(null, []);

    /// <summary>What judging waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Positions it was told to judge.</summary>
    public int Judged => _judged;

    public int Flushes => _flushes;

    public Task JudgeAsync(CommittedPositions committed)
    {
        Interlocked.Add(ref _judged, committed.Positions.Length);
        return Gate;
    }

    public Task FlushAsync()
    {
        Interlocked.Increment(ref _flushes);
        return Task.CompletedTask;
    }

    public Task<VehicleStatus> GetStatusAsync() => Task.FromResult(Status);

    public Task RefoldAsync() => throw new NotSupportedException();

    public Task JudgeSilenceAsync(long listeningSinceMs) => throw new NotSupportedException();

    public Task CatchUpAsync() => throw new NotSupportedException();
}

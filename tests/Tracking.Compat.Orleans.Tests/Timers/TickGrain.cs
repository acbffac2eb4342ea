using Orleans;
using Orleans.Runtime;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Timers;

internal sealed class TickGrain : Grain, ITickGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private IGrainTimer? _timer;

    private TickLog Log => TickLog.Of(this.GetPrimaryKeyString());

    public Task StartAsync(TimeSpan dueTime, TimeSpan period, bool interleave)
    {
        _timer = this.RegisterGrainTimer(
            TickAsync,
            new GrainTimerCreationOptions { DueTime = dueTime, Period = period, Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartFailingAsync(TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(
            (log, _) =>
            {
                log.Add();
                throw new InvalidDataException("tick");
            },
            Log,
            new GrainTimerCreationOptions(TimeSpan.Zero, period));
        return Task.CompletedTask;
    }

    public Task ChangeAsync(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task HoldAsync(string gate) => Gate.Of(gate).PassAsync();

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<Guid> GetActivationAsync() => Task.FromResult(_activation);

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        Assert.Same(scheduler, TaskScheduler.Current);
        cancellationToken.Register(Log.AddCancellation);
        Log.Add();
    }
}

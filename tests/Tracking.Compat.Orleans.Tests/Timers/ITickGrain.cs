using Orleans;

namespace Tracking.Compat.Orleans.Tests.Timers;

/// <summary>A grain with one timer.</summary>
public interface ITickGrain : IGrainWithStringKey
{
    Task StartAsync(TimeSpan dueTime, TimeSpan period, bool interleave);

    /// <summary>Starts a timer whose ticks fail.</summary>
    Task StartFailingAsync(TimeSpan period);

    Task ChangeAsync(TimeSpan dueTime, TimeSpan period);

    Task StopAsync();

    Task HoldAsync(string gate);

    Task EndAsync();

    Task<Guid> GetActivationAsync();
}

using Orleans;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>Reports on its activations.</summary>
public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Which activation answers, counted from 1.</summary>
    Task<int> GetNumberAsync();

    Task EndAsync();

    /// <summary>Asks for its end and then waits at a gate.</summary>
    Task EndAndHoldAsync(string gate);

    Task HoldAsync(string gate);

    Task DelayEndAsync(TimeSpan time);
}

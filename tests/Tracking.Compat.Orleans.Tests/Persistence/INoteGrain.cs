using Orleans;

namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>A grain with two states in memory and a service from the container.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    Task SetAsync(string name, int visits);

    Task<string> DescribeAsync();

    Task ClearFirstAsync();

    Task EndAsync();

    /// <summary>Reads the state on a thread that is not the grain's.</summary>
    Task<bool> IsGuardedAsync();
}

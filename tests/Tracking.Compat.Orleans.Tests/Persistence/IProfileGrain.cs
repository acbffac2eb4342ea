using Orleans;

namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>A grain with a state in each of two providers.</summary>
public interface IProfileGrain : IGrainWithStringKey
{
    Task<ProfileSnapshot> GetAsync();

    Task SetAsync(string name, int visits);

    Task ClearAsync();

    Task ReloadAsync();

    Task WriteTwiceAtOnceAsync();

    Task EndAsync();
}

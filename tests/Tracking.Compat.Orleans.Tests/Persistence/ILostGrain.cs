using Orleans;

namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>A grain whose storage provider nobody configured.</summary>
public interface ILostGrain : IGrainWithStringKey
{
    Task DoAsync();
}

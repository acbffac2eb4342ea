using Orleans;

namespace Tracking.Compat.Orleans.Tests.Calls;

/// <summary>An interface that no class implements.</summary>
public interface INobodysGrain : IGrainWithStringKey
{
    Task DoAsync();
}

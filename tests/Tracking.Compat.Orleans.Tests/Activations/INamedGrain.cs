using Orleans;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>Implemented twice: by the class named after it, and by another.</summary>
public interface INamedGrain : IGrainWithStringKey
{
    Task<string> GetClassAsync();
}

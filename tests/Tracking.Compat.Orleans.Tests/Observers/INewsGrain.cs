using Orleans;

namespace Tracking.Compat.Orleans.Tests.Observers;

/// <summary>Calls observers.</summary>
public interface INewsGrain : IGrainWithStringKey
{
    Task SubscribeAsync(INewsObserver observer);

    Task PublishAsync(int from, int count);

    Task<string> AskAsync(string question);

    /// <summary>Tries to make an observer of an object inside the grain.</summary>
    Task MakeObserverAsync();
}

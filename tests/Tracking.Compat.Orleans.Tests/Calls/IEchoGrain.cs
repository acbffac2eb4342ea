using Orleans;
using Orleans.Concurrency;

namespace Tracking.Compat.Orleans.Tests.Calls;

/// <summary>A grain with every kind of method.</summary>
public interface IEchoGrain : IGrainWithStringKey
{
    Task<string> GetKeyAsync();

    Task<int> AddAsync(int left, int right);

    ValueTask<string> EchoAsync(string text);

    ValueTask RememberAsync(string text);

    Task<string?> RecallAsync();

    Task<Guid> WrapAsync(Immutable<Guid> value);

    Task FailAsync(string message);

    Task<int> FailBeforeAwaitAsync(string message);

    [OneWay]
    Task TellAsync(string gate, bool fail);

    Task<IEchoGrain> GetSelfAsync();

    /// <summary>Calls another grain, which is named by its key.</summary>
    Task<int> AskAsync(string other, int left, int right);

    /// <summary>Calls another grain and lets that one call back.</summary>
    Task<int> AskInCircleAsync(string other, IEchoGrain back);

    Task<int> ForwardAsync(IEchoGrain target);

    Task HoldAsync(string gate, CancellationToken cancellationToken);

    Task<string?> GetContextAsync(string key);

    /// <summary>Asks another grain for a value of the context, after changing it when asked to.</summary>
    Task<string?> GetContextThroughAsync(string other, string key, string? newValue);
}

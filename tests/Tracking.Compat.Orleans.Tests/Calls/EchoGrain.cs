using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Calls;

internal sealed class EchoGrain : Grain, IEchoGrain
{
    private string? _remembered;

    public Task<string> GetKeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<int> AddAsync(int left, int right) => Task.FromResult(left + right);

    public ValueTask<string> EchoAsync(string text) => ValueTask.FromResult(text);

    public ValueTask RememberAsync(string text)
    {
        _remembered = text;
        return ValueTask.CompletedTask;
    }

    public Task<string?> RecallAsync() => Task.FromResult(_remembered);

    public Task<Guid> WrapAsync(Immutable<Guid> value) => Task.FromResult(value.Value);

    public async Task FailAsync(string message)
    {
        await Task.Yield();
        throw new InvalidDataException(message);
    }

    public Task<int> FailBeforeAwaitAsync(string message) => throw new InvalidDataException(message);

    public async Task TellAsync(string gate, bool fail)
    {
        await Gate.Of(gate).PassAsync();
        _remembered = gate;
        if (fail)
        {
            throw new InvalidDataException(gate);
        }
    }

    public Task<IEchoGrain> GetSelfAsync() => Task.FromResult(this.AsReference<IEchoGrain>());

    public Task<int> AskAsync(string other, int left, int right) =>
        GrainFactory.GetGrain<IEchoGrain>(other).AddAsync(left, right);

    public Task<int> AskInCircleAsync(string other, IEchoGrain back) =>
        GrainFactory.GetGrain<IEchoGrain>(other).ForwardAsync(back);

    public Task<int> ForwardAsync(IEchoGrain target) => target.AddAsync(1, 1);

    public async Task HoldAsync(string gate, CancellationToken cancellationToken)
    {
        try
        {
            await Gate.Of(gate).PassAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Gate.Of(gate + "-cancelled").Open();
            throw;
        }
    }

    public Task<string?> GetContextAsync(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public async Task<string?> GetContextThroughAsync(string other, string key, string? newValue)
    {
        if (newValue is not null)
        {
            RequestContext.Set(key, newValue);
        }

        await Task.Yield();
        return await GrainFactory.GetGrain<IEchoGrain>(other).GetContextAsync(key);
    }
}

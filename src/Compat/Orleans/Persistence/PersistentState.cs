using System.Runtime.ExceptionServices;
using Orleans.Activations;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Persistence;

/// <summary>One state of one activation. Operations run one after another, also when calls interleave.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, IStorage, IActivationParticipant
{
    private readonly GrainState<TState> state = new(StateFactory<TState>.Create());
    private readonly string name;
    private readonly GrainActivation activation;
    private readonly IGrainStorage storage;
    private Task last = Task.CompletedTask;
    private bool isRead;

    public PersistentState(string name, GrainActivation activation, IGrainStorage storage)
    {
        this.name = name;
        this.activation = activation;
        this.storage = storage;
        activation.AddParticipant(this);
    }

    public TState State
    {
        get
        {
            RuntimeContext.EnsureInGrain();
            return state.State!;
        }

        set
        {
            RuntimeContext.EnsureInGrain();
            state.State = value;
        }
    }

    public string? Etag => state.ETag;

    public bool RecordExists =>
        isRead ? state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task PrepareAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task ReadStateAsync() => ReadAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearAsync(CancellationToken.None);

    Task IStorage.ReadStateAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    Task IStorage.WriteStateAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);

    Task IStorage.ClearStateAsync(CancellationToken cancellationToken) => ClearAsync(cancellationToken);

    private Task ReadAsync(CancellationToken cancellationToken) => Enqueue(
        async () =>
        {
            await storage.ReadStateAsync(name, activation.GrainId, state);
            isRead = true;
        },
        cancellationToken);

    private Task WriteAsync(CancellationToken cancellationToken) =>
        Enqueue(() => storage.WriteStateAsync(name, activation.GrainId, state), cancellationToken);

    private Task ClearAsync(CancellationToken cancellationToken) =>
        Enqueue(() => storage.ClearStateAsync(name, activation.GrainId, state), cancellationToken);

    private Task Enqueue(Func<Task> operation, CancellationToken cancellationToken)
    {
        // Two operations at once would race for the version and one would fail for no reason.
        RuntimeContext.EnsureInGrain();
        return last = RunAfterAsync(last, operation, cancellationToken);
    }

    private async Task RunAfterAsync(Task previous, Func<Task> operation, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await operation();
        }
        catch (Exception exception)
        {
            PersistenceLog.OperationFailed(activation.Runtime.Logger, exception, name, activation.GrainId);
            throw AsOrleansException(exception);
        }
    }

    private OrleansException AsOrleansException(Exception exception)
    {
        if (exception is OrleansException)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        return new OrleansException(
            $"Error from storage provider {storage.GetType().Name} for state {name} of {activation.GrainId}: "
            + exception.Message,
            exception);
    }
}

using System.Runtime.ExceptionServices;
using Orleans.Activations;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Persistence;

/// <summary>One state of one activation. Operations run one after another, also when calls interleave.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, IStorage, IActivationParticipant
{
    private readonly GrainState<TState> _state = new(StateFactory<TState>.Create());
    private readonly string _name;
    private readonly GrainActivation _activation;
    private readonly IGrainStorage _storage;
    private Task _last = Task.CompletedTask;
    private bool _isRead;

    public PersistentState(string name, GrainActivation activation, IGrainStorage storage)
    {
        _name = name;
        _activation = activation;
        _storage = storage;
        activation.AddParticipant(this);
    }

    public TState State
    {
        get
        {
            RuntimeContext.EnsureInGrain();
            return _state.State!;
        }

        set
        {
            RuntimeContext.EnsureInGrain();
            _state.State = value;
        }
    }

    public string? Etag => _state.ETag;

    public bool RecordExists =>
        _isRead ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

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
            await _storage.ReadStateAsync(_name, _activation.GrainId, _state);
            _isRead = true;
        },
        cancellationToken);

    private Task WriteAsync(CancellationToken cancellationToken) =>
        Enqueue(() => _storage.WriteStateAsync(_name, _activation.GrainId, _state), cancellationToken);

    private Task ClearAsync(CancellationToken cancellationToken) =>
        Enqueue(() => _storage.ClearStateAsync(_name, _activation.GrainId, _state), cancellationToken);

    private Task Enqueue(Func<Task> operation, CancellationToken cancellationToken)
    {
        // Two operations at once would race for the version and one would fail for no reason.
        RuntimeContext.EnsureInGrain();
        return _last = RunAfterAsync(_last, operation, cancellationToken);
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
            PersistenceLog.OperationFailed(_activation.Runtime.Logger, exception, _name, _activation.GrainId);
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
            $"Error from storage provider {_storage.GetType().Name} for state {_name} of {_activation.GrainId}: "
            + exception.Message,
            exception);
    }
}

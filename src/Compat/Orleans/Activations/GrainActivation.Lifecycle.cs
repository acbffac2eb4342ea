using Microsoft.Extensions.DependencyInjection;
using Orleans.Calls;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Activations;

/// <summary>How an activation begins and ends.</summary>
internal sealed partial class GrainActivation
{
    private readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IActivationParticipant> _participants = [];
    private readonly HashSet<GrainTimer> _timers = [];
    private AsyncServiceScope? _scope;
    private CancellationTokenSource? _activationCancellation;
    private CancellationToken _deactivationToken;
    private DeactivationReason _deactivationReason;
    private DateTimeOffset _keepAliveUntil = DateTimeOffset.MinValue;
    private bool _isActivated;
    private bool _isEnding;
    private bool _wasValid;

    public IServiceProvider ActivationServices =>
        _scope?.ServiceProvider ?? throw new ObjectDisposedException(GrainId.ToString(), "The activation has ended.");

    public Task Deactivated => _deactivated.Task;

    public void Activate(Dictionary<string, object>? requestContext) =>
        _scheduler.Queue(new LifecycleWork(() => ActivateAsync(requestContext)));

    public void Deactivate(DeactivationReason reason, CancellationToken cancellationToken = default)
    {
        CancellationTokenSource? activating;
        lock (_gate)
        {
            if (_state is ActivationState.Deactivating or ActivationState.Invalid)
            {
                return;
            }

            _deactivationReason = reason;
            _deactivationToken = cancellationToken;
            _state = ActivationState.Deactivating;
            activating = _activationCancellation;
            EndWhenIdle();
        }

        Cancel(activating);
    }

    public void DelayDeactivation(TimeSpan time)
    {
        if (time == TimeSpan.MaxValue || time == Timeout.InfiniteTimeSpan)
        {
            _keepAliveUntil = DateTimeOffset.MaxValue;
        }
        else
        {
            _keepAliveUntil = time <= TimeSpan.Zero ? DateTimeOffset.MinValue : Runtime.TimeProvider.GetUtcNow() + time;
        }
    }

    public void DeactivateIfIdle()
    {
        lock (_gate)
        {
            if (_state != ActivationState.Valid || _runningCount > 0 || GrainClass.CollectionAge <= TimeSpan.Zero
                || Runtime.TimeProvider.GetElapsedTime(_lastUsedAt) < GrainClass.CollectionAge
                || Runtime.TimeProvider.GetUtcNow() < _keepAliveUntil)
            {
                return;
            }

            // Under the lock, which is reentrant: no call can arrive between the check and the end.
            Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
        }
    }

    public void AddParticipant(IActivationParticipant participant) => _participants.Add(participant);

    public void AddTimer(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers.Add(timer);
        }
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private static void Cancel(CancellationTokenSource? activating)
    {
        try
        {
            activating?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The activation finished in the meantime; it finds its new state when it looks.
        }
    }

    private async Task ActivateAsync(Dictionary<string, object>? requestContext)
    {
        using var timeout = new CancellationTokenSource(
            Runtime.CollectionOptions.ActivationTimeout, Runtime.TimeProvider);
        _activationCancellation = timeout;
        try
        {
            RequestContext.Import(requestContext);
            await PrepareInstanceAsync(timeout.Token);
            await RunAsync<IGrainBase>(grain => grain.OnActivateAsync(timeout.Token), timeout.Token);
        }
        catch (Exception exception)
        {
            ActivationLog.ActivationFailed(Logger, exception, GrainId);
            Deactivate(new DeactivationReason(
                DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain."));
        }

        lock (_gate)
        {
            _activationCancellation = null;
            _isActivated = true;
            if (_state == ActivationState.Activating)
            {
                _state = ActivationState.Valid;
                _wasValid = true;
                StartWaiting();
            }
            else
            {
                EndWhenIdle();
            }
        }
    }

    private async Task PrepareInstanceAsync(CancellationToken cancellationToken)
    {
        _scope = Runtime.Services.CreateAsyncScope();
        GrainInstance = GrainClass.CreateInstance(this);
        await Task.WhenAll(_participants.Select(participant => participant.PrepareAsync(cancellationToken)))
            .WaitAsync(cancellationToken);
    }

    private Task RunAsync<T>(Func<T, Task> step, CancellationToken cancellationToken) =>
        GrainInstance is T instance ? step(instance).WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Begins the end once nothing runs. Called under the lock.</summary>
    private void EndWhenIdle()
    {
        if (_state == ActivationState.Deactivating && _isActivated && _runningCount == 0 && !_isEnding)
        {
            _isEnding = true;
            _scheduler.Queue(new LifecycleWork(EndAsync));
        }
    }

    private async Task EndAsync()
    {
        DisposeTimers();
        await RunOnDeactivateAsync();

        // Off the list before the waiting calls move on, or they would come back here.
        _catalog.Remove(this);
        List<GrainCall> left;
        lock (_gate)
        {
            _state = ActivationState.Invalid;
            left = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var call in left)
        {
            MoveOn(call);
        }

        await DisposeInstanceAsync();
        _deactivated.TrySetResult();
    }

    private async Task RunOnDeactivateAsync()
    {
        if (!_wasValid)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(
            Runtime.CollectionOptions.DeactivationTimeout, Runtime.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _deactivationToken);
        try
        {
            await RunAsync<IGrainBase>(
                grain => grain.OnDeactivateAsync(_deactivationReason, either.Token), either.Token);
        }
        catch (Exception exception)
        {
            ActivationLog.DeactivationFailed(Logger, exception, GrainId);
        }
    }

    private void MoveOn(GrainCall call)
    {
        if (call.IsLocalOnly)
        {
            return;
        }

        if (_deactivationReason.Exception is { } failure)
        {
            call.TryFail(failure);
        }
        else if (call.ForwardCount++ >= Runtime.MessagingOptions.MaxForwardCount)
        {
            call.TryFail(new OrleansMessageRejectionException(
                $"{call} found {call.ForwardCount} activations of {GrainId} ending one after another."));
        }
        else
        {
            _catalog.Dispatch(_catalog.CreateTarget(this), call);
        }
    }

    private void DisposeTimers()
    {
        GrainTimer[] ending;
        lock (_gate)
        {
            ending = [.. _timers];
        }

        foreach (var timer in ending)
        {
            timer.Dispose();
        }
    }

    private async Task DisposeInstanceAsync()
    {
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            if (_scope is { } services)
            {
                await services.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            ActivationLog.DeactivationFailed(Logger, exception, GrainId);
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Orleans.Calls;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Activations;

/// <summary>How an activation begins and ends.</summary>
internal sealed partial class GrainActivation
{
    private readonly TaskCompletionSource deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IActivationParticipant> participants = [];
    private readonly HashSet<GrainTimer> timers = [];
    private AsyncServiceScope? scope;
    private CancellationTokenSource? activationCancellation;
    private CancellationToken deactivationToken;
    private DeactivationReason deactivationReason;
    private DateTimeOffset keepAliveUntil = DateTimeOffset.MinValue;
    private bool isActivated;
    private bool isEnding;
    private bool wasValid;

    public IServiceProvider ActivationServices =>
        scope?.ServiceProvider ?? throw new ObjectDisposedException(GrainId.ToString(), "The activation has ended.");

    public Task Deactivated => deactivated.Task;

    public void Activate(Dictionary<string, object>? requestContext) =>
        scheduler.Queue(new LifecycleWork(() => ActivateAsync(requestContext)));

    public void Deactivate(DeactivationReason reason, CancellationToken cancellationToken = default)
    {
        CancellationTokenSource? activating;
        lock (gate)
        {
            if (state is ActivationState.Deactivating or ActivationState.Invalid)
            {
                return;
            }

            deactivationReason = reason;
            deactivationToken = cancellationToken;
            state = ActivationState.Deactivating;
            activating = activationCancellation;
            EndWhenIdle();
        }

        activating?.Cancel();
    }

    public void DelayDeactivation(TimeSpan time)
    {
        if (time == TimeSpan.MaxValue || time == Timeout.InfiniteTimeSpan)
        {
            keepAliveUntil = DateTimeOffset.MaxValue;
        }
        else
        {
            keepAliveUntil = time <= TimeSpan.Zero ? DateTimeOffset.MinValue : Runtime.TimeProvider.GetUtcNow() + time;
        }
    }

    public void DeactivateIfIdle()
    {
        lock (gate)
        {
            if (state != ActivationState.Valid || runningCount > 0 || GrainClass.CollectionAge <= TimeSpan.Zero
                || Runtime.TimeProvider.GetElapsedTime(lastUsedAt) < GrainClass.CollectionAge
                || Runtime.TimeProvider.GetUtcNow() < keepAliveUntil)
            {
                return;
            }

            // Under the lock, which is reentrant: no call can arrive between the check and the end.
            Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
        }
    }

    public void AddParticipant(IActivationParticipant participant) => participants.Add(participant);

    public void AddTimer(GrainTimer timer)
    {
        lock (gate)
        {
            timers.Add(timer);
        }
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private async Task ActivateAsync(Dictionary<string, object>? requestContext)
    {
        using var timeout = new CancellationTokenSource(
            Runtime.CollectionOptions.ActivationTimeout, Runtime.TimeProvider);
        activationCancellation = timeout;
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

        lock (gate)
        {
            activationCancellation = null;
            isActivated = true;
            if (state == ActivationState.Activating)
            {
                state = ActivationState.Valid;
                wasValid = true;
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
        scope = Runtime.Services.CreateAsyncScope();
        GrainInstance = GrainClass.CreateInstance(this);
        await Task.WhenAll(participants.Select(participant => participant.PrepareAsync(cancellationToken)))
            .WaitAsync(cancellationToken);
    }

    private Task RunAsync<T>(Func<T, Task> step, CancellationToken cancellationToken) =>
        GrainInstance is T instance ? step(instance).WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Begins the end once nothing runs. Called under the lock.</summary>
    private void EndWhenIdle()
    {
        if (state == ActivationState.Deactivating && isActivated && runningCount == 0 && !isEnding)
        {
            isEnding = true;
            scheduler.Queue(new LifecycleWork(EndAsync));
        }
    }

    private async Task EndAsync()
    {
        DisposeTimers();
        await RunOnDeactivateAsync();

        // Off the list before the waiting calls move on, or they would come back here.
        catalog.Remove(this);
        List<GrainCall> left;
        lock (gate)
        {
            state = ActivationState.Invalid;
            left = [.. waiting];
            waiting.Clear();
        }

        foreach (var call in left)
        {
            MoveOn(call);
        }

        await DisposeInstanceAsync();
        deactivated.TrySetResult();
    }

    private async Task RunOnDeactivateAsync()
    {
        if (!wasValid)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(
            Runtime.CollectionOptions.DeactivationTimeout, Runtime.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, deactivationToken);
        try
        {
            await RunAsync<IGrainBase>(
                grain => grain.OnDeactivateAsync(deactivationReason, either.Token), either.Token);
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

        if (deactivationReason.Exception is { } failure)
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
            catalog.Dispatch(catalog.CreateTarget(this), call);
        }
    }

    private void DisposeTimers()
    {
        GrainTimer[] ending;
        lock (gate)
        {
            ending = [.. timers];
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

            if (scope is { } services)
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

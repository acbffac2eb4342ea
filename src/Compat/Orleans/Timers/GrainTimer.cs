using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>A timer whose ticks are calls of the activation, so that they obey its turns.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private const uint LongestMs = 0xfffffffe; // the limit of System.Threading.Timer
    private readonly Lock gate = new();
    private readonly CancellationTokenSource disposal = new();
    private readonly GrainActivation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly GrainTimerCreationOptions options;
    private readonly ITimer timer;
    private TimeSpan dueTime;
    private TimeSpan period;
    private bool isTicking;
    private bool isChanged;

    private GrainTimer(
        GrainActivation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.callback = callback;
        this.options = options;
        using (ExecutionContext.SuppressFlow())
        {
            timer = activation.Runtime.TimeProvider.CreateTimer(
                static state => ((GrainTimer)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public static IGrainTimer Register(
        IGrainContext context, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var activation = context as GrainActivation
            ?? throw new InvalidOperationException("Grain was created outside of the Orleans creation process.");
        var timer = new GrainTimer(activation, callback, options);
        activation.AddTimer(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (gate)
        {
            this.dueTime = dueTime;
            this.period = period;
            isChanged = true;
            if (!isTicking)
            {
                timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        // Callbacks that ignore the token, or fail on it, must not stop the end of the activation.
        _ = disposal.CancelAsync();
        timer.Dispose();
        activation.RemoveTimer(this);
    }

    internal async Task RunCallbackAsync()
    {
        lock (gate)
        {
            isChanged = false;
        }

        try
        {
            await callback(disposal.Token);
        }
        catch (Exception exception)
        {
            TimerLog.TickFailed(activation.Runtime.Logger, exception, activation.GrainId);
        }

        ScheduleNext();
    }

    private static void Check(TimeSpan time, string name)
    {
        var milliseconds = (long)time.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, LongestMs, name);
    }

    private void Tick()
    {
        lock (gate)
        {
            isTicking = true;
        }

        activation.TryReceive(new TimerTick(this, options));
    }

    private void ScheduleNext()
    {
        lock (gate)
        {
            isTicking = false;
            if (!disposal.IsCancellationRequested)
            {
                timer.Change(isChanged ? dueTime : period, Timeout.InfiniteTimeSpan);
            }
        }
    }
}

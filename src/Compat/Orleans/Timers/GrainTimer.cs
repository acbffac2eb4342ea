using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>A timer whose ticks are calls of the activation, so that they obey its turns.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private const uint LongestMs = 0xfffffffe; // the limit of System.Threading.Timer
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly GrainActivation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _isTicking;
    private bool _isChanged;

    private GrainTimer(
        GrainActivation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Runtime.TimeProvider.CreateTimer(
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
        lock (_gate)
        {
            _dueTime = dueTime;
            _period = period;
            _isChanged = true;
            if (!_isTicking)
            {
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        // Callbacks that ignore the token, or fail on it, must not stop the end of the activation.
        _ = _disposal.CancelAsync();
        _timer.Dispose();
        _activation.RemoveTimer(this);
    }

    internal async Task RunCallbackAsync()
    {
        lock (_gate)
        {
            _isChanged = false;
        }

        try
        {
            await _callback(_disposal.Token);
        }
        catch (Exception exception)
        {
            TimerLog.TickFailed(_activation.Runtime.Logger, exception, _activation.GrainId);
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
        lock (_gate)
        {
            _isTicking = true;
        }

        _activation.TryReceive(new TimerTick(this, _options));
    }

    private void ScheduleNext()
    {
        lock (_gate)
        {
            _isTicking = false;
            if (!_disposal.IsCancellationRequested)
            {
                _timer.Change(_isChanged ? _dueTime : _period, Timeout.InfiniteTimeSpan);
            }
        }
    }
}

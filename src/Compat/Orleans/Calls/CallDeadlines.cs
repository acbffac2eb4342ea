using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>Expires calls that are not answered in time.</summary>
/// <remarks>
/// A timer per call would cost more than the call. All calls have the same time-out, so a list in starting order and
/// one periodic look at its head are enough; the lists are several only to spread the locks.
/// A call therefore expires up to one <see cref="SweepPeriod"/> late.
/// </remarks>
internal sealed class CallDeadlines : IDisposable
{
    // A power of two, a few times the cores of the machines that run this build.
    private const int ListCount = 16;
    private static readonly TimeSpan LongestSweepPeriod = TimeSpan.FromSeconds(1);

    private readonly CallDeadlineList[] _lists = CreateLists();
    private readonly SiloMessagingOptions _options;
    private readonly TimeProvider _timeProvider;
    private ITimer? _timer;

    public CallDeadlines(IOptions<SiloMessagingOptions> options, TimeProvider timeProvider)
    {
        _options = options.Value;
        _timeProvider = timeProvider;
    }

    private TimeSpan SweepPeriod => _options.ResponseTimeout / 10 is var tenth && tenth < LongestSweepPeriod
        ? TimeSpan.FromMilliseconds(Math.Max(1, tenth.TotalMilliseconds))
        : LongestSweepPeriod;

    public void Start()
    {
        if (_options.ResponseTimeout > TimeSpan.Zero)
        {
            _timer = _timeProvider.CreateTimer(_ => Sweep(), null, SweepPeriod, SweepPeriod);
        }
    }

    public void Add(GrainCall call)
    {
        call.StartedAt = _timeProvider.GetTimestamp();
        _lists[Environment.CurrentManagedThreadId & (ListCount - 1)].Add(call);
    }

    /// <summary>Fails everything still waiting: the silo has stopped and nobody will answer.</summary>
    public void FailAll()
    {
        foreach (var call in _lists.SelectMany(list => list.TakeStartedBy(long.MaxValue)))
        {
            call.TryFail(new SiloUnavailableException(
                $"The local Orleans host is shutting down and can no longer process the request: {call}."));
        }
    }

    public void Dispose() => _timer?.Dispose();

    private static CallDeadlineList[] CreateLists()
    {
        var lists = new CallDeadlineList[ListCount];
        for (var i = 0; i < ListCount; i++)
        {
            lists[i] = new CallDeadlineList();
        }

        return lists;
    }

    private void Sweep()
    {
        var timeout = _options.ResponseTimeout;
        var ticks = (long)(timeout.TotalSeconds * _timeProvider.TimestampFrequency);
        var latestExpired = _timeProvider.GetTimestamp() - ticks;
        foreach (var call in _lists.SelectMany(list => list.TakeStartedBy(latestExpired)))
        {
            call.Expire(timeout);
        }
    }
}

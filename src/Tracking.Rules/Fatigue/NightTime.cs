using Tracking.Model.Positions;

namespace Tracking.Rules.Fatigue;

/// <summary>The night of a place whose clock is a fixed number of hours ahead of UTC.</summary>
/// <param name="fromHour">Hour of the local day at which night begins.</param>
/// <param name="toHour">Hour at which it ends.</param>
/// <param name="utcOffsetHours">How far local time is ahead of UTC.</param>
internal sealed class NightTime(double fromHour, double toHour, double utcOffsetHours)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TimeSpan _from = TimeSpan.FromHours(fromHour - utcOffsetHours);
    private readonly TimeSpan _length = TimeSpan.FromHours(((toHour - fromHour) % 24 + 24) % 24);

    /// <summary>How much of a stretch lies in the night.</summary>
    public TimeSpan Within(DeviceTime start, DeviceTime end)
    {
        var total = TimeSpan.Zero;
        foreach (var (from, to) in Parts(start, end))
        {
            total += to.Since(from);
        }

        return total;
    }

    /// <summary>The instant of a stretch up to which so much of it lay in the night; null when less does.</summary>
    public DeviceTime? After(DeviceTime start, DeviceTime end, TimeSpan night)
    {
        foreach (var (from, to) in Parts(start, end))
        {
            if (to.Since(from) >= night)
            {
                return from.Plus(night);
            }

            night -= to.Since(from);
        }

        return null;
    }

    private IEnumerable<(DeviceTime From, DeviceTime To)> Parts(DeviceTime start, DeviceTime end)
    {
        var dayMs = (long)Day.TotalMilliseconds;
        var sinceNightfall = (((start.UnixMilliseconds - (long)_from.TotalMilliseconds) % dayMs) + dayMs) % dayMs;
        for (var from = new DeviceTime(start.UnixMilliseconds - sinceNightfall); from < end; from = from.Plus(Day))
        {
            var first = from > start ? from : start;
            var last = from.Plus(_length) < end ? from.Plus(_length) : end;
            if (last > first)
            {
                yield return (first, last);
            }
        }
    }
}

using Tracking.Model.Positions;

namespace Tracking.Storage.Sqlite.Judgements;

/// <summary>
/// Which rungs of a ladder go: back from the newest, the last rung of every hour stays for 48 hours and the last of
/// every day for 8 days, and one rung older than that, so that every late position of the last 8 days has a rung before
/// it. That bounds a vehicle's ladder to 58 rungs, and a re-fold to an hour more than the data that came late (to a day
/// beyond 48 hours). The newest always stays.
/// </summary>
internal static class LadderThinning
{
    public static readonly TimeSpan HourlyFor = TimeSpan.FromHours(48);
    public static readonly TimeSpan DailyFor = TimeSpan.FromDays(8);

    /// <summary>The rungs to drop of these, given from the newest to the oldest.</summary>
    public static IEnumerable<DeviceTime> Drop(IReadOnlyList<DeviceTime> newestFirst)
    {
        long? keptHour = null;
        long? keptDay = null;
        var isOlderKept = false;
        foreach (var rung in newestFirst)
        {
            var age = newestFirst[0].Since(rung);
            var hour = FloorDivide(rung, TimeSpan.FromHours(1));
            var day = FloorDivide(rung, TimeSpan.FromDays(1));
            var isKept = age <= HourlyFor ? hour != keptHour : age <= DailyFor ? day != keptDay : !isOlderKept;
            isOlderKept |= age > DailyFor;
            if (isKept)
            {
                keptHour = hour;
                keptDay = day;
            }
            else
            {
                yield return rung;
            }
        }
    }

    private static long FloorDivide(DeviceTime time, TimeSpan unit)
    {
        var unitMs = (long)unit.TotalMilliseconds;
        return (time.UnixMilliseconds - (((time.UnixMilliseconds % unitMs) + unitMs) % unitMs)) / unitMs;
    }
}

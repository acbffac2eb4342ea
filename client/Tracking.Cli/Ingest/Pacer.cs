using Tracking.Cli.Live;
using Tracking.V1;

namespace Tracking.Cli.Ingest;

/// <summary>
/// Says how long to wait before a position, so that each vehicle's come so many times as fast as by its own clock.
/// Every vehicle counts from its first position: a file may hold one vehicle after the other. What is late by the
/// device's clock (a blind zone's back-fill) goes at once, as it did in life.
/// </summary>
internal sealed class Pacer(TimeProvider time, double factor, int maximumVehicles = Pacer.MaximumVehicles)
{
    /// <summary>How many vehicles' starts are kept, a bound on memory; past it all begin anew.</summary>
    public const int MaximumVehicles = 1_000_000;

    /// <summary>
    /// A step of more device time than this, either way, is a clock fault or a new trip: counted anew, not waited.
    /// </summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Course> _courses = [];

    public TimeSpan WaitBefore(Position position)
    {
        if (position.DeviceTime is not { } stamp)
        {
            return TimeSpan.Zero;
        }

        var deviceTime = stamp.ToDateTimeOffset();
        if (!_courses.TryGetValue(position.VehicleId, out var course)
            || (deviceTime - course.Latest).Duration() > LongestStep)
        {
            Begin(position.VehicleId, deviceTime);
            return TimeSpan.Zero;
        }

        if (deviceTime > course.Latest)
        {
            _courses[position.VehicleId] = course with { Latest = deviceTime };
        }

        var due = (deviceTime - course.First) / factor;
        return LivePace.Wait(due, time.GetElapsedTime(course.Begun));
    }

    private void Begin(string vehicleId, DateTimeOffset deviceTime)
    {
        if (_courses.Count >= maximumVehicles)
        {
            _courses.Clear();
        }

        _courses[vehicleId] = new Course(deviceTime, deviceTime, time.GetTimestamp());
    }

    /// <summary>First and latest device time of a vehicle, and when by our clock its first position went out.</summary>
    private readonly record struct Course(DateTimeOffset First, DateTimeOffset Latest, long Begun);
}

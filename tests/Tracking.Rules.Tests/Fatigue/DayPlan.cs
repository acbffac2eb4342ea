using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Fatigue;

namespace Tracking.Rules.Tests.Fatigue;

/// <summary>A driver's timeline as a test writes it down: what he did for how many minutes, one after the other.</summary>
internal sealed class DayPlan(DeviceTime start)
{
    private readonly List<DriverStretch> _stretches = [];
    private readonly DeviceTime _start = start;
    private DeviceTime _now = start;
    private VehicleId _vehicle = VehicleId.Parse("V");
    private VehicleClass _class = VehicleClass.HeavyTruck;

    /// <summary>Begins on 2026-03-01 at an hour of Chinese local time.</summary>
    public static DayPlan At(double localHour) => new(Local(localHour));

    public static DeviceTime Local(double hour) =>
        new DeviceTime(1_772_323_200_000).Plus(TimeSpan.FromHours(hour - 8));

    public DayPlan In(string vehicle, VehicleClass vehicleClass)
    {
        (_vehicle, _class) = (VehicleId.Parse(vehicle), vehicleClass);
        return this;
    }

    public DayPlan Drive(double minutes) => Add(MotionKind.Driving, minutes, _vehicle);

    public DayPlan Stop(double minutes) => Add(MotionKind.Stopped, minutes, _vehicle);

    public DayPlan Gap(double minutes) => Add(MotionKind.Unknown, minutes, _vehicle);

    public DayPlan Off(double minutes) => Add(MotionKind.Stopped, minutes, null);

    /// <summary>He is still signed on.</summary>
    public DriverTimeline Now() => new(_start, _stretches, IsOver: false);

    /// <summary>He has signed off.</summary>
    public DriverTimeline Over() => new(_start, _stretches, IsOver: true);

    private DayPlan Add(MotionKind kind, double minutes, VehicleId? vehicle)
    {
        var end = _now.Plus(TimeSpan.FromMinutes(minutes));
        _stretches.Add(new DriverStretch(kind, _now, end, vehicle, _class));
        _now = end;
        return this;
    }
}

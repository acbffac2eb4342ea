using Tracking.Contracts.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Fatigue;
using Tracking.Rules.Folding;

namespace Tracking.Grains.Drivers;

/// <summary>Tells a driver's hours by the rules in force.</summary>
internal static class DriverClock
{
    public static DriverHours HoursOf(DriverHistory history, DeviceTime at, RuleSet rules)
    {
        var timeline = history.Timeline.Until(at);
        var asOf = timeline.IsOver || timeline.Horizon > at ? at : timeline.Horizon;
        var vehicleClass = timeline.Stretches.LastOrDefault(static one => one.Vehicle is not null)?.Class ?? VehicleClass.Other;
        var continuous = rules.DriverRules.OfType<ContinuousDrivingRule>().FirstOrDefault();
        var window = rules.DriverRules.OfType<Driving24hRule>().FirstOrDefault();
        var run = continuous?.Current(timeline);
        TimeSpan?[] left =
        [
            continuous?.Left(run, asOf, vehicleClass),
            vehicleClass.CarriesPassengers() ? window?.Left(timeline, asOf) : null,
        ];
        return new DriverHours(
            asOf.UnixMilliseconds,
            history.VehicleAt(at)?.Value,
            run?.Start.UnixMilliseconds,
            run?.Lower.Total.TotalSeconds ?? 0,
            run?.Upper.Total.TotalSeconds ?? 0,
            window?.LowerAt(timeline, asOf).TotalSeconds ?? 0,
            window?.UpperAt(timeline, asOf).TotalSeconds ?? 0,
            left.Min()?.TotalSeconds);
    }
}

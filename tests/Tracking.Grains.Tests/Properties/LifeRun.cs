using Tracking.Geo.Fences;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Properties;

/// <summary>Judges one life as it came in, however it is batched, repeated, interrupted or late.</summary>
internal static class LifeRun
{
    private const string Square =
        """{"type":"Polygon","coordinates":[[[115.9,28.1],[116.1,28.1],[116.1,28.3],[115.9,28.3],[115.9,28.1]]]}""";

    /// <summary>A vehicle before its first fact, with two fences on its way.</summary>
    public static PureVehicle NewVehicle() => new()
    {
        Judging = PureVehicle.NewJudging(
            VehicleClass.Hazmat,
            Fence("slow", FenceAlerts.Enter | FenceAlerts.Exit, 60),
            Fence("closed", FenceAlerts.NoGo, null)),
    };

    /// <summary>Logs what came in, in this order.</summary>
    public static IReadOnlyList<LogFact> Log(
        PureVehicle vehicle, IEnumerable<(NewPosition? Position, ReceivedAt At)> facts) =>
        [.. facts.Select(fact => fact.Position is { } position
            ? vehicle.Log(position)
            : vehicle.Tick(TickKind.Silence, fact.At))];

    /// <summary>Judges all at once, drains the window and re-folds what is late.</summary>
    public static PureVehicle Judge(IEnumerable<(NewPosition? Position, ReceivedAt At)> facts)
    {
        var vehicle = NewVehicle();
        vehicle.Decide(Log(vehicle, facts));
        Settle(vehicle);
        return vehicle;
    }

    /// <summary>Drains the window and re-folds what is late.</summary>
    public static void Settle(PureVehicle vehicle)
    {
        vehicle.Decide(vehicle.Tick(TickKind.Flush));
        if (vehicle.State.DirtyFrom is not null)
        {
            vehicle.Refold();
        }
    }

    /// <summary>Every revision with its cause, in order: what a repetition must give again.</summary>
    public static IEnumerable<string> Words(PureVehicle vehicle) =>
        vehicle.Revisions.Select(static one => $"{one.Revision} by {one.CausedBy} at {one.JudgedAt}");

    /// <summary>What stands in the end, apart from how it came about.</summary>
    public static IEnumerable<string> Standing(PureVehicle vehicle, bool ofArrival) => vehicle.Revisions
        .Select(static one => one.Revision)
        .Where(one => ChineseRules.Set.IsOfArrival(one.Rule) == ofArrival)
        .GroupBy(static one => one.Id)
        .Select(static alert => alert.MaxBy(static one => one.Number)!)
        .Where(static one => one.State != AlertState.Withdrawn)
        .Select(static one => (one with { Number = 0, Change = 0, Supersedes = null }).ToString())
        .Order(StringComparer.Ordinal);

    private static FenceVersion Fence(string id, FenceAlerts alerts, double? limitKmh) => new(
        new FenceDefinition(
            id,
            id,
            Square,
            alerts,
            limitKmh is { } limit ? Speed.FromKilometersPerHour(limit) : null,
            [],
            DeviceTime.MinValue,
            DeviceTime.MaxValue),
        LogOffset.Start,
        null);
}

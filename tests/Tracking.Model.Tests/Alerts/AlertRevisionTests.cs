using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Tests.Alerts;

public sealed class AlertRevisionTests
{
    // A re-fold writes again what is stored, and is checked by comparing: two revisions made apart must be equal by
    // content.
    [Fact]
    public void Equality_MadeTwice_IsByContent()
    {
        Assert.Equal(Make(), Make());
        Assert.NotEqual(Make(), Make() with { Number = 2 });
        Assert.NotEqual(Make(), Make() with { Details = AlertDetails.Of(("limit_kmh", 81)) });
        Assert.NotEqual(Make(), Make() with { Supersedes = AlertId.Of("b", "speeding", null, default) });
    }

    private static AlertRevision Make()
    {
        var vehicle = VehicleId.Parse("甘A12345-2");
        var start = new DeviceTime(1_000);
        return new AlertRevision(
            AlertId.Of(vehicle.Value, "speeding", null, start),
            1,
            AlertChange.Raised,
            AlertState.Open,
            Severity.Minor,
            vehicle,
            "unknown@甘A12345-2",
            "speeding",
            null,
            start,
            null,
            GeoPoint.FromDegrees(36, 103),
            RegionPath.Of([("province", "620000")]),
            "CN 2026-03",
            AlertDetails.Of(("limit_kmh", 80)),
            null);
    }
}

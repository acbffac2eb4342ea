using Grpc.Core;
using Tracking.Api.Live;
using Tracking.Api.Tests.Serving;
using Tracking.Geo.Areas;
using Tracking.Geo.Live;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Tests.Live;

/// <summary>What changes between two looks at an area; here it is everything within 1 km of a point.</summary>
public sealed class AreaWatchTests
{
    private static readonly GeoPoint Center = GeoPoint.FromDegrees(36, 103);
    private static readonly VehicleId A1 = VehicleId.Parse("A1");
    private readonly LiveIndex _index = new();
    private readonly AreaWatch _watch;

    public AreaWatchTests() => _watch = new AreaWatch(_index, new CircleArea(Center, 1_000));

    [Fact]
    public void Look_EntersMovesAndLeaves_TellsEachOnce()
    {
        Assert.Empty(_watch.Look(null));
        Drive(A1, 1, inside: true);
        Assert.Equal([("A1", "entered", 0u)], Look());
        Assert.Empty(Look());
        Drive(A1, 2, inside: true);
        Assert.Equal([("A1", "moved", 0u)], Look());
        Drive(A1, 3, inside: false);
        Assert.Equal(1, _watch.Inside);
        Assert.Equal([("A1", "left", 0u)], Look());
        Assert.Equal(0, _watch.Inside);
        Drive(A1, 4, inside: false);
        Assert.Empty(Look());
    }

    [Fact]
    public void Look_AfterSeveralMoves_GivesTheNewestAndHowManyWereLeftOut()
    {
        Drive(A1, 1, inside: true);
        Look();
        for (var second = 2; second < 6; second++)
        {
            Drive(A1, second, inside: true);
        }

        var update = Assert.Single(_watch.Look(null));
        Assert.Equal((3u, Samples.TimestampAt(5)), (update.Skipped, update.Live.Position.DeviceTime));
        Drive(A1, 6, inside: true);
        Drive(A1, 7, inside: false);
        Assert.Equal([("A1", "left", 1u)], Look());
    }

    [Fact]
    public void Look_OutAndInAgain_IsAMove()
    {
        Drive(A1, 1, inside: true);
        Look();
        Drive(A1, 2, inside: false);
        Drive(A1, 3, inside: true);
        Assert.Equal([("A1", "moved", 1u)], Look());
    }

    [Fact]
    public void Look_NoLongerFitsTheFilter_HasLeft()
    {
        Drive(A1, 1, inside: true);
        Look();
        Assert.Equal("left", Assert.Single(_watch.Look(static _ => false)).Change);
    }

    [Fact]
    public void Look_TooManyInside_SaysSo()
    {
        for (var i = 0; i <= AreaWatch.MaximumInside; i++)
        {
            Drive(VehicleId.Parse($"v{i}"), 1, inside: true);
        }

        var error = Assert.Throws<RpcException>(() => _watch.Look(null));
        Assert.Equal("area_too_crowded", error.Trailers.GetValue("tracking-reason"));
    }

    private void Drive(VehicleId vehicle, int second, bool inside)
    {
        var logged = Samples.Logged(second);
        var point = inside ? Center : GeoPoint.FromDegrees(40, 103);
        _index.Offer(vehicle, logged with { Position = logged.Position with { Point = point } });
    }

    private List<(string Vehicle, string Change, uint Skipped)> Look() =>
        [.. _watch.Look(null).Select(static update => (update.VehicleId, update.Change, update.Skipped))];
}

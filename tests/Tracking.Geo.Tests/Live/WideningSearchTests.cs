using Tracking.Geo.Live;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Live;

/// <summary>Conditions that hold for so few that the search by distance gives up.</summary>
public sealed class WideningSearchTests
{
    private const int Seed = 20261125;
    private const int Vehicles = 6_000;
    private readonly Fleet _fleet = new(new Random(Seed));

    public WideningSearchTests()
    {
        for (var i = 0; i < Vehicles * 2; i++)
        {
            _fleet.MoveOne(Vehicles);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void FindNearest_FiveFit_FindsTheNearestOfThem(int wanted)
    {
        string[] few = ["v17", "v170", "v1700", "v99", "v5"];
        for (var question = 0; question < 20; question++)
        {
            var point = _fleet.Anywhere();
            var expected = _fleet.All(point).Where(vehicle => few.Contains(vehicle.Vehicle.Value)).ToList();
            expected.Sort(LiveVehicle.CompareDistance);
            var found = new LiveVehicle[wanted];
            var count = _fleet.Index.FindNearest(
                point, double.PositiveInfinity, vehicle => few.Contains(vehicle.Vehicle.Value), found);
            Assert.Equal(expected.Take(wanted), found[..count]);
        }
    }

    [Fact]
    public void FindNearest_NoneFits_FindsNone() =>
        Assert.Equal(0, _fleet.Index.FindNearest(
            GeoPoint.FromDegrees(36, 103), double.PositiveInfinity, static _ => false, new LiveVehicle[3]));

    [Fact]
    public void FindNearest_FewFitWithinReach_KeepsToIt()
    {
        var point = GeoPoint.FromDegrees(31.2, 121.5);
        var found = new LiveVehicle[1_000];
        var count = _fleet.Index.FindNearest(point, 2_000_000, vehicle => vehicle.Vehicle.Value.EndsWith("77", StringComparison.Ordinal), found);
        Assert.Equal(
            _fleet.All(point).Count(vehicle =>
                vehicle.DistanceMeters <= 2_000_000 && vehicle.Vehicle.Value.EndsWith("77", StringComparison.Ordinal)),
            count);
        Assert.True(count > 0);
    }
}

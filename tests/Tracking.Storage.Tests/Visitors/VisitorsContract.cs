using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Storage.Tests.Stores;
using Tracking.Storage.Vehicles;
using Tracking.Storage.Visitors;

namespace Tracking.Storage.Tests.Visitors;

/// <summary>Who was in an area; here it is everything north of 30°.</summary>
public abstract class VisitorsContract : StoreContract
{
    [Fact]
    public async Task List_InAndOut_HasFirstLastAndNumber()
    {
        var track = await AppendAsync(At(Truck, 0, 29), At(Truck, 1, 31), At(Truck, 2, 29), At(Truck, 3, 32), At(Truck, 4, 29));
        await AppendAsync(At(Coach, 0, 20));

        var page = await Store.Visitors.ListAsync(Ask(), Cancellation);

        var visitor = Assert.Single(page.Visitors);
        Assert.Equal((Truck, 2, null), (visitor.Vehicle, visitor.Fixes, page.Next));
        Assert.Equal((track.Positions[1], track.Positions[3]), (visitor.First, visitor.Last));
        Assert.Equal(6 + 2, page.FixesRead);
    }

    [Fact]
    public async Task List_Interval_TakesTheFirstInstantAndLeavesTheLastOut()
    {
        await AppendAsync(At(Truck, 1, 31), At(Truck, 2, 31), At(Truck, 3, 31), At(Truck, 4, 31));
        var page = await Store.Visitors.ListAsync(Ask() with { From = Fixes.At(2), To = Fixes.At(4) }, Cancellation);
        Assert.Equal(2, Assert.Single(page.Visitors).Fixes);
    }

    [Fact]
    public async Task List_FlaggedZeroOrJump_DoesNotCount()
    {
        var jump = At(Truck, 2, 40);
        await AppendAsync(At(Truck, 1, 29), jump, At(Truck, 3, 29), At(Coach, 1, 45) with { Flags = QualityFlags.Zero });
        await Store.Judgements.CommitAsync(
            new Judgement { Vehicle = Truck, Flags = [new PositionFlags(jump.Position.DeviceTime, jump.Hash, QualityFlags.Jump)] },
            Cancellation);
        Assert.Empty((await Store.Visitors.ListAsync(Ask(), Cancellation)).Visitors);
    }

    [Fact]
    public async Task List_Filter_Narrows()
    {
        await AppendAsync(At(Truck, 1, 31), At(Coach, 1, 31));
        var coaches = Ask() with { Filter = new VehicleFilter { Class = VehicleClass.Coach } };
        Assert.Equal(Coach, Assert.Single((await Store.Visitors.ListAsync(coaches, Cancellation)).Visitors).Vehicle);
    }

    // However short the stretches are, together they find the same as one.
    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2, 3)]
    [InlineData(5, 1)]
    [InlineData(5, 7)]
    public async Task List_InStretches_ComesToTheSame(int limit, int maximumFixes)
    {
        const int Seed = 20261125;
        var random = new Random(Seed);
        var ids = Enumerable.Range(0, 6).Select(static i => VehicleId.Parse($"v{i}")).ToList();
        await Store.Vehicles.RegisterAsync(
            [.. ids.Select(static id => new Vehicle(id, VehicleClass.Van, "", null))], Cancellation);
        await AppendAsync(
            [.. ids.SelectMany(id => Enumerable.Range(0, 20).Select(i => At(id, i, id == ids[3] ? 20 : 20 + (random.NextDouble() * 12))))]);
        var whole = await Store.Visitors.ListAsync(Ask(), Cancellation);
        Assert.InRange(whole.Visitors.Count, 3, 5);

        var visitors = new List<Visitor>();
        VisitorPlace? place = null;
        do
        {
            var page = await Store.Visitors.ListAsync(
                Ask() with { Place = place, Limit = limit, MaximumFixes = maximumFixes }, Cancellation);
            Assert.InRange(page.Visitors.Count, 0, limit);
            visitors.AddRange(page.Visitors);
            place = page.Next;
        }
        while (place is not null);

        Assert.Equal(whole.Visitors, visitors);
    }

    private static NewPosition At(VehicleId vehicle, double seconds, double latitude) => Fixes.New(
        vehicle,
        new Position(Fixes.At(seconds), GeoPoint.FromDegrees(latitude, 110)),
        QualityFlags.None,
        RegionPath.Empty,
        Fixes.Received(seconds));

    private static VisitorQuery Ask() => new(
        static point => point.Latitude > 30, DeviceTime.MinValue, DeviceTime.MaxValue, VehicleFilter.All, null, 100, 1_000);
}

using Tracking.Geo.Areas;
using Tracking.Geo.Live;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Tests.Live;

public sealed class LiveIndexTests
{
    private static readonly VehicleId Truck = VehicleId.Parse("甘A12345-2");
    private static readonly GeoPoint Lanzhou = GeoPoint.FromDegrees(36.0611, 103.8343);
    private static readonly GeoPoint Xining = GeoPoint.FromDegrees(36.6171, 101.7782);

    [Fact]
    public void Offer_Older_NeverGoesBackInTime()
    {
        var index = new LiveIndex();
        Assert.True(index.Offer(Truck, Fleet.At(Lanzhou, 2)));
        Assert.False(index.Offer(Truck, Fleet.At(Xining, 1)));
        Assert.False(index.Offer(Truck, Fleet.At(Lanzhou, 2)));
        Assert.True(index.TryFind(Truck, out var live));
        Assert.Equal(Lanzhou, live.Position.Point);
    }

    [Theory]
    [InlineData(QualityFlags.Zero)]
    [InlineData(QualityFlags.Future)]
    [InlineData(QualityFlags.Future | QualityFlags.Stale)]
    public void Offer_FlaggedZeroOrFuture_NeverMovesIt(QualityFlags flags)
    {
        var index = new LiveIndex();
        Assert.False(index.Offer(Truck, Fleet.At(Xining, 1, flags)));
        Assert.False(index.TryFind(Truck, out _));
        index.Offer(Truck, Fleet.At(Lanzhou, 2));
        Assert.False(index.Offer(Truck, Fleet.At(Xining, 3, flags)));
        Assert.Equal([Truck], Nearest(index, Lanzhou, 1_000));
    }

    [Fact]
    public void Offer_StaleOrSameTime_IsLiveLikeAnyOther()
    {
        var index = new LiveIndex();
        Assert.True(index.Offer(Truck, Fleet.At(Lanzhou, 2, QualityFlags.Stale | QualityFlags.SameTime)));
        Assert.Equal(1, index.Count);
    }

    // As in the heads index: of two positions of one instant the greater content hash is live, whichever came first.
    [Fact]
    public void Offer_SameTime_DoesNotDependOnTheOrder()
    {
        var (one, two) = (Fleet.At(Lanzhou, 1), Fleet.At(Xining, 1));
        var (forward, backward) = (new LiveIndex(), new LiveIndex());
        forward.Offer(Truck, one);
        forward.Offer(Truck, two);
        backward.Offer(Truck, two);
        backward.Offer(Truck, one);
        Assert.True(forward.TryFind(Truck, out var first) & backward.TryFind(Truck, out var second));
        Assert.Equal(first, second);
    }

    [Fact]
    public void FindNearest_EquallyFar_ComesById()
    {
        var index = new LiveIndex();
        foreach (var id in (string[])["c", "a", "b"])
        {
            index.Offer(VehicleId.Parse(id), Fleet.At(Lanzhou, 1));
        }

        Assert.Equal(["a", "b"], Nearest(index, Xining, double.PositiveInfinity, 2).Select(static id => id.Value));
    }

    [Fact]
    public void FindNearest_FarthestAllowed_IsIncludedAndBeyondIsNot()
    {
        var index = new LiveIndex();
        index.Offer(Truck, Fleet.At(Xining, 1));
        var meters = Lanzhou.MetersTo(Xining);
        Assert.Single(Nearest(index, Lanzhou, meters));
        Assert.Empty(Nearest(index, Lanzhou, Math.BitDecrement(meters)));
        Assert.Empty(Nearest(index, Lanzhou, meters, 0));
    }

    [Fact]
    public void FindNearest_AcrossTheAntimeridian_IsNearer()
    {
        var index = new LiveIndex();
        index.Offer(VehicleId.Parse("west"), Fleet.At(GeoPoint.FromDegrees(-17, -179.99), 1));
        index.Offer(VehicleId.Parse("east"), Fleet.At(GeoPoint.FromDegrees(-17, 179.5), 1));
        Assert.Equal("west", Nearest(index, GeoPoint.FromDegrees(-17, 179.99), 1e6)[0].Value);
    }

    [Fact]
    public void FindNearest_Repeated_AllocatesNothing()
    {
        var fleet = new Fleet(new Random(7));
        for (var i = 0; i < 20_000; i++)
        {
            fleet.MoveOne(5_000);
        }

        var found = new LiveVehicle[10];
        fleet.Index.FindNearest(Lanzhou, 1e8, found);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            fleet.Index.FindNearest(Lanzhou, 1e8, found);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void TryFind_Moves_CountsWhatBecameLive()
    {
        var index = new LiveIndex();
        index.Offer(Truck, Fleet.At(Lanzhou, 2));
        index.Offer(Truck, Fleet.At(Xining, 1));
        index.Offer(Truck, Fleet.At(Xining, 3));
        Assert.True(index.TryFind(Truck, out var live, out var moves));
        Assert.Equal((Xining, 2L), (live.Position.Point, moves));
        Assert.False(index.TryFind(VehicleId.Parse("nobody"), out _, out moves));
        Assert.Equal(0, moves);
    }

    // Long questions give the lock back in between, while vehicles change from cubes not yet seen to seen ones and back.
    [Fact]
    public async Task FindInArea_VehiclesMoveMeanwhile_HasEachOnce()
    {
        const int Vehicles = 20_000;
        const int Seed = 20261125;
        var random = new Random(Seed);
        var index = new LiveIndex();
        var ids = Enumerable.Range(0, Vehicles).Select(static i => VehicleId.Parse($"v{i}")).ToArray();
        foreach (var id in ids)
        {
            index.Offer(id, Fleet.At(new Fleet(random).Anywhere(), 1));
        }

        using var done = new CancellationTokenSource();
        var moving = Task.Run(() =>
        {
            var fleet = new Fleet(random);
            for (var time = 2L; !done.IsCancellationRequested; time++)
            {
                index.Offer(ids[random.Next(Vehicles)], Fleet.At(fleet.Anywhere(), time));
            }
        });
        var found = new List<LiveVehicle>();
        for (var question = 0; question < 20; question++)
        {
            found.Clear();
            index.FindInArea(Area.Earth, found);
            Assert.Equal(Vehicles, found.Count);
            Assert.Equal(Vehicles, found.Select(static vehicle => vehicle.Vehicle).Distinct().Count());
        }

        await done.CancelAsync();
        await moving;
    }

    private static List<VehicleId> Nearest(LiveIndex index, GeoPoint point, double maximumMeters, int count = 10)
    {
        var found = new LiveVehicle[count];
        return [.. found[..index.FindNearest(point, maximumMeters, found)].Select(static vehicle => vehicle.Vehicle)];
    }
}

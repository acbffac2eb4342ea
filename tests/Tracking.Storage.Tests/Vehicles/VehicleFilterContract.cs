using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Tests.Stores;
using Tracking.Storage.Vehicles;

namespace Tracking.Storage.Tests.Vehicles;

/// <summary>Vehicles listed and counted by what is asked of them.</summary>
public abstract class VehicleFilterContract : StoreContract
{
    private static readonly RegionPath Ganzhou = RegionPath.Of([("province", "360000"), ("city", "360700")]);

    [Fact]
    public async Task List_EachFilter_HoldsAloneAndTogether()
    {
        await FillAsync();
        Assert.Equal(6, (await ListAsync(new())).Count);
        Assert.Equal(["渝A1-1", "渝A2-1"], await ListAsync(new() { IdPrefix = "渝A" }));
        Assert.Equal(["渝A2-1", "渝B1-1"], await ListAsync(new() { Company = "two" }));
        Assert.Equal(["渝A1-1", "豫A1-1"], await ListAsync(new() { Class = VehicleClass.Hazmat }));
        Assert.Equal(["渝B1-1", "豫A1-1"], await ListAsync(new() { Region = "360000" }));
        Assert.Equal(["豫A1-1"], await ListAsync(new() { Region = "360700" }));
        Assert.Equal(["渝A1-1", "豫A1-1"], await ListAsync(new() { HasOpenAlert = true }));
        Assert.Equal(["豫A1-1"], await ListAsync(new() { OpenAlertRule = "geofence" }));
        Assert.Equal(["渝A1-1"], await ListAsync(
            new() { IdPrefix = "渝", Company = "one", Class = VehicleClass.Hazmat, HasOpenAlert = true }));
        Assert.Equal(["豫A1-1"], await ListAsync(
            new() { IdPrefix = "豫A1", Company = "one", Class = VehicleClass.Hazmat, Region = "360000", OpenAlertRule = "geofence" }));
        Assert.Empty(await ListAsync(new() { IdPrefix = "渝", Region = "360700" }));
    }

    [Fact]
    public async Task List_AlertEnds_IsNoLongerOpen()
    {
        await FillAsync();
        var raised = Episodes.Raised(VehicleId.Parse("渝A1-1"), 1);
        await CommitAsync(Episodes.Ended(raised, 2));
        Assert.Equal(["豫A1-1"], await ListAsync(new() { HasOpenAlert = true }));
        Assert.Equal(
            ["豫A1-1"],
            (await Store.Alerts.ListVehiclesWithOpenAsync(null, Cancellation)).Select(static vehicle => vehicle.Value));
        Assert.Empty(await Store.Alerts.ListVehiclesWithOpenAsync("speeding", Cancellation));
    }

    [Fact]
    public async Task List_PagesOfAFilter_ComeToTheSame()
    {
        await FillAsync();
        var filter = new VehicleFilter { HasOpenAlert = true };
        var first = Assert.Single(await Store.Vehicles.ListAsync(new VehicleQuery(filter, null, 1), Cancellation));
        var second = Assert.Single(await Store.Vehicles.ListAsync(new VehicleQuery(filter, first.Id, 1), Cancellation));
        Assert.Empty(await Store.Vehicles.ListAsync(new VehicleQuery(filter, second.Id, 1), Cancellation));
        Assert.Equal(["渝A1-1", "豫A1-1"], new[] { first.Id.Value, second.Id.Value });
    }

    [Fact]
    public async Task Count_ByRegionsAndClass_CountsEachVehicleOnce()
    {
        await FillAsync();
        var counts = await Store.Vehicles.CountAsync(VehicleFilter.All, Cancellation);
        Assert.Equal(
            new HashSet<(string, VehicleClass, long)>
            {
                ("", VehicleClass.HeavyTruck, 1),
                ("", VehicleClass.Coach, 2),
                (Fixes.Gansu.ToString(), VehicleClass.Hazmat, 1),
                (Fixes.Jiangxi.ToString(), VehicleClass.Coach, 1),
                (Ganzhou.ToString(), VehicleClass.Hazmat, 1),
            },
            counts.Select(static count => (count.Regions.ToString(), count.Class, count.Count)).ToHashSet());
        Assert.Equal(1, Assert.Single(await Store.Vehicles.CountAsync(new() { Region = "360700" }, Cancellation)).Count);
    }

    // Beside the two of every store test, which fit no filter here.
    private async Task FillAsync()
    {
        await Store.Vehicles.RegisterAsync(
            [
                New("渝A1-1", VehicleClass.Hazmat, "one"),
                New("渝A2-1", VehicleClass.Coach, "two"),
                New("渝B1-1", VehicleClass.Coach, "two"),
                New("豫A1-1", VehicleClass.Hazmat, "one"),
            ],
            Cancellation);
        await AppendAsync(
            Fixes.Fix(VehicleId.Parse("渝A1-1"), 0),
            Fixes.Fix(VehicleId.Parse("渝B1-1"), 0, regions: Fixes.Jiangxi),
            Fixes.Fix(VehicleId.Parse("豫A1-1"), 0, regions: Ganzhou));
        await CommitAsync(Episodes.Raised(VehicleId.Parse("渝A1-1"), 1));
        await CommitAsync(Episodes.Raised(VehicleId.Parse("豫A1-1"), 1, "geofence"));
    }

    private static Vehicle New(string id, VehicleClass vehicleClass, string company) =>
        new(VehicleId.Parse(id), vehicleClass, company, null);

    private Task CommitAsync(Model.Alerts.AlertRevision revision) => Store.Judgements.CommitAsync(
        new Judgement
        {
            Vehicle = revision.Vehicle,
            Revisions = [new NewRevision(revision, new LogOffset(0, 1), revision.Start, [])],
        },
        Cancellation);

    private async Task<IReadOnlyList<string>> ListAsync(VehicleFilter filter) =>
    [
        .. (await Store.Vehicles.ListAsync(new VehicleQuery(filter, null, 10), Cancellation))
            .Select(static vehicle => vehicle.Id.Value),
    ];
}

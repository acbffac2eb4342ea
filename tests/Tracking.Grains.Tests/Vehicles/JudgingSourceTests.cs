using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Grains.Tests.Silos;
using Tracking.Grains.Vehicles;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class JudgingSourceTests(SharedWorld shared)
{
    private const string Area = """{"type":"Polygon","coordinates":[[[100,30],[101,30],[101,31],[100,31],[100,30]]]}""";

    [Fact]
    public async Task For_CataloguesReplaced_GivesTheNewOnesAndEveryRegistration()
    {
        var (fences, regions) = (new FenceCatalogue(), new RegionCatalogue());
        var source = new JudgingSource(ChineseRules.Set, fences, regions, shared.World.Vehicles);
        var vehicle = await shared.NewVehicleAsync();
        Assert.Equal((0, 0, 1), Sizes(source.For(vehicle)));

        fences.Replace([new FenceVersion(
            new FenceDefinition("f", "f", Area, FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue),
            LogOffset.Start,
            null)]);
        regions.Replace([new RegionDefinition("620000", "Gansu", "province", null, Area)]);
        await shared.World.Store.Vehicles.RegisterAsync(
            [new Vehicle(vehicle, VehicleClass.Coach, "", null)], CancellationToken.None);
        Assert.Equal((1, 1, 2), Sizes(source.For(vehicle)));
    }

    [Fact]
    public void For_UnregisteredVehicle_SaysWhich()
    {
        var source = new JudgingSource(
            ChineseRules.Set, new FenceCatalogue(), new RegionCatalogue(), shared.World.Vehicles);
        var nobody = VehicleId.Parse(shared.NewName());
        var error = Assert.Throws<InvalidOperationException>(() => source.For(nobody));
        Assert.Contains(nobody.Value, error.Message, StringComparison.Ordinal);
    }

    private static (int Fences, int Regions, int Versions) Sizes(Judging judging) =>
        (judging.Fences.Count, judging.Regions.Count, judging.Versions.Count);
}

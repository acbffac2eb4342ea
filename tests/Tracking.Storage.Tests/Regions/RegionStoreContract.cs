using Tracking.Model.Regions;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Regions;

/// <summary>What the region store must do in any store.</summary>
public abstract class RegionStoreContract : StoreContract
{
    private static readonly RegionDefinition Gansu = new("620000", "甘肃省", "province", null, "{}");
    private static readonly RegionDefinition Lanzhou = new("620100", "兰州市", "city", "620000", "{}");

    [Fact]
    public async Task Import_NewAndKnown_CountsTheNewAndReplacesTheKnown()
    {
        var announced = new List<IReadOnlyList<RegionDefinition>>();
        Assert.Equal(1, await Store.Regions.ImportAsync([Lanzhou], announced.Add, Cancellation));
        var renamed = Lanzhou with { Name = "Lanzhou", Parent = null };
        Assert.Equal(1, await Store.Regions.ImportAsync([Gansu, renamed], announced.Add, Cancellation));
        Assert.Equal([[Lanzhou], [Gansu, renamed]], announced);
        await Store.ReopenAsync();
        Assert.Equal([Gansu, renamed], await Store.Regions.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Import_Nothing_IsNothing()
    {
        Assert.Equal(0, await Store.Regions.ImportAsync([], _ => Assert.Fail("nothing changed"), Cancellation));
        Assert.Empty(await Store.Regions.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Import_CallbackThrows_TheCallerIsToldAndTheRegionsAreStored()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Regions.ImportAsync(
            [Gansu], _ => throw new FormatException("a region's shape"), Cancellation));
        Assert.Equal([Gansu], await Store.Regions.ListAsync(Cancellation));
        Assert.Equal(1, (await AppendOneAsync(Fixes.Fix(Truck, 0))).Offset.Number);
    }
}

using Tracking.Model.Drivers;
using Tracking.Storage.Drivers;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Drivers;

/// <summary>What keeping drivers must do in any store.</summary>
public abstract class DriverRegistryContract : StoreContract
{
    [Fact]
    public async Task Register_Driver_ComesBackAndIsReplaced()
    {
        Assert.Equal(2, await Store.Drivers.RegisterAsync([Driver("D1", "Lines"), Driver("D2", "")], Cancellation));
        var other = Driver("D1", "Coaches") with { Licence = null };
        Assert.Equal(0, await Store.Drivers.RegisterAsync([other], Cancellation));
        await Store.ReopenAsync();
        Assert.Equal(other, await Store.Drivers.FindAsync(other.Id, Cancellation));
        Assert.Null(await Store.Drivers.FindAsync(DriverId.Parse("D3"), Cancellation));
    }

    [Fact]
    public async Task List_Pages_GiveEachOnceByIdAndCompany()
    {
        await Store.Drivers.RegisterAsync(
            [Driver("D3", "Lines"), Driver("D1", "Lines"), Driver("D2", "Coaches")], Cancellation);
        Assert.Equal(["D1", "D2"], await IdsAsync(new DriverQuery(null, null, 2)));
        Assert.Equal(["D3"], await IdsAsync(new DriverQuery(null, DriverId.Parse("D2"), 2)));
        Assert.Equal(["D1", "D3"], await IdsAsync(new DriverQuery("Lines", null, 9)));
    }

    private static Driver Driver(string id, string company) => new(DriverId.Parse(id), "张三", company, "L-" + id);

    private async Task<IEnumerable<string>> IdsAsync(DriverQuery query) =>
        (await Store.Drivers.ListAsync(query, Cancellation)).Select(static driver => driver.Id.Value);
}

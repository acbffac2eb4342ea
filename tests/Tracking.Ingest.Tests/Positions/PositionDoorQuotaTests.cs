using Tracking.Ingest.Quotas;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Ingest.Tests.Positions;

public sealed class PositionDoorQuotaTests
{
    [Fact]
    public async Task TakeAsync_QuotaUsedUp_StoresNothingOfTheBatch()
    {
        await using var fixture = await DoorFixture.OpenAsync(
            new QuotaOptions { Default = new CompanyQuota { StoredPerDay = 2 } });
        await fixture.TakeAsync(fixture.Fix(seconds: 1), fixture.Fix(seconds: 2));
        await Assert.ThrowsAsync<QuotaExceededException>(
            () => fixture.TakeAsync(fixture.Fix(seconds: 3), fixture.Fix("nobody", seconds: 3)));
        Assert.Empty(await fixture.Store.QuarantinedAsync());
        var head = await fixture.Store.Sqlite.Heads.FindAsync(VehicleId.Parse("A1"), CancellationToken.None);
        Assert.Equal(fixture.Now.Plus(TimeSpan.FromSeconds(2)), head?.Live?.Position.DeviceTime);
    }

    [Fact]
    public async Task TakeAsync_Duplicates_DoNotCountAsStored()
    {
        await using var fixture = await DoorFixture.OpenAsync(
            new QuotaOptions { Default = new CompanyQuota { StoredPerDay = 2 } });
        await fixture.TakeAsync(fixture.Fix(seconds: 1));
        await fixture.TakeAsync(fixture.Fix(seconds: 1));
        Assert.Equal(1, (await fixture.TakeAsync(fixture.Fix(seconds: 2))).Accepted);
        await Assert.ThrowsAsync<QuotaExceededException>(() => fixture.TakeAsync(fixture.Fix(seconds: 3)));
    }
}

using Tracking.Geo.Live;
using Tracking.Ingest.Live;
using Tracking.Ingest.Tests.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Tests.Live;

public class LivePositionsTests
{
    [Fact]
    public async Task LoadAsync_AfterARestart_HasWhatTheDoorHad()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        await fixture.TakeAsync(
            fixture.Fix(seconds: 2), fixture.Fix(seconds: 1), fixture.Fix("A2"), fixture.Fix("A2", seconds: 86_400));
        var index = new LiveIndex();

        await LivePositions.LoadAsync(index, fixture.Store.Sqlite.Heads, CancellationToken.None);

        Assert.Equal(2, index.Count);
        foreach (var id in (string[])["A1", "A2"])
        {
            Assert.True(fixture.Live.TryFind(VehicleId.Parse(id), out var before));
            Assert.True(index.TryFind(VehicleId.Parse(id), out var now));
            Assert.Equal(before, now);
        }
    }

    [Fact]
    public async Task LoadAsync_EmptyStore_HasNothing()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var index = new LiveIndex();

        await LivePositions.LoadAsync(index, fixture.Store.Sqlite.Heads, CancellationToken.None);

        Assert.Equal(0, index.Count);
    }
}

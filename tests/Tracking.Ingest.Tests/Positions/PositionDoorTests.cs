using System.Text.Json;
using Tracking.Ingest.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Quarantine;

namespace Tracking.Ingest.Tests.Positions;

public class PositionDoorTests
{
    private static readonly VehicleId A1 = VehicleId.Parse("A1");

    [Fact]
    public async Task TakeAsync_AcceptedDuplicateAndRejected_AreCountedApart()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        await fixture.TakeAsync(fixture.Fix(seconds: 1));

        var outcome = await fixture.TakeAsync(
            fixture.Fix(seconds: 1), fixture.Fix(seconds: 2), fixture.Fix(seconds: 2), fixture.Fix("A2"), fixture.Fix("A3"));

        Assert.Equal((2, 2), (outcome.Accepted, outcome.Duplicates));
        var rejected = Assert.Single(outcome.Rejected);
        Assert.Equal((4, RejectReason.UnknownVehicle), (rejected.Index, rejected.Reason));
        Assert.Equal([A1, VehicleId.Parse("A2")], outcome.Vehicles.OrderBy(static id => id.Value));
    }

    [Fact]
    public async Task TakeAsync_Accepted_IsLiveWhenItReturns()
    {
        await using var fixture = await DoorFixture.OpenAsync();

        await fixture.TakeAsync(
            fixture.Fix(seconds: 2), fixture.Fix(seconds: 1), fixture.Fix(seconds: 3_600), fixture.Fix("A3"));

        Assert.Equal(1, fixture.Live.Count);
        Assert.True(fixture.Live.TryFind(A1, out var live));
        Assert.Equal(fixture.Now.Plus(TimeSpan.FromSeconds(2)), live.Position.DeviceTime);
        Assert.Equal((await fixture.Store.Sqlite.Heads.FindAsync(A1, CancellationToken.None))!.Live, live);
    }

    [Fact]
    public async Task TakeAsync_EmptyBatch_DoesNothing()
    {
        await using var fixture = await DoorFixture.OpenAsync();

        var outcome = await fixture.TakeAsync();

        Assert.Equal((0, 0, 0, 0), (outcome.Accepted, outcome.Duplicates, outcome.Rejected.Count, outcome.Vehicles.Count));
        Assert.True(outcome.Judged.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("🚚")]
    public async Task TakeAsync_NoVehicleId_IsRejected(string id)
    {
        await using var fixture = await DoorFixture.OpenAsync();

        var rejected = Assert.Single((await fixture.TakeAsync(fixture.Fix(id))).Rejected);

        Assert.Equal(RejectReason.InvalidVehicleId, rejected.Reason);
        Assert.Contains($"'{id}'", rejected.Message, StringComparison.Ordinal);
    }

    // An id of any length must not make the answer as long, nor tear a character in two.
    [Fact]
    public async Task TakeAsync_VeryLongVehicleId_IsQuotedCutBetweenCharacters()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var id = "x" + string.Concat(Enumerable.Repeat("🚚", 10_000));

        var rejected = Assert.Single((await fixture.TakeAsync(fixture.Fix(id))).Rejected);

        Assert.True(rejected.Message.Length < 200, rejected.Message);
        Assert.DoesNotContain('\ud83d' + "'", rejected.Message, StringComparison.Ordinal);
        var row = Assert.Single(await fixture.Store.QuarantinedAsync());
        Assert.True(row.Content.Length <= IQuarantine.MaximumContentLength);
        Assert.DoesNotContain('\ufffd', row.Vehicle);
    }

    [Fact]
    public async Task TakeAsync_RejectedRows_AreInQuarantineWhenItReturns()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var raw = fixture.Fix() with { LatitudeDegrees = double.NaN, HeadingDegrees = 45.5, OdometerKm = 7, IgnitionOn = false };
        var batch = new PositionBatch("sender-1", [raw], [new UnreadableRow(17, "a,b,c", "no such column")]);

        var outcome = await fixture.Door.TakeAsync(batch, CancellationToken.None);

        Assert.Equal([(0, RejectReason.CoordinatesOutOfRange), (0, RejectReason.MalformedRow)],
            outcome.Rejected.Select(static row => (row.Index, row.Reason)));
        var rows = await fixture.Store.QuarantinedAsync();
        Assert.All(rows, row => Assert.Equal(("sender-1", ReceivedAt.Now(fixture.Store.Clock)), (row.Source, row.ReceivedAt)));
        Assert.Equal(("", "no such column", 17L, "a,b,c"), (rows[0].Vehicle, rows[0].Problem, rows[0].Line, rows[0].Content));
        Assert.Equal((outcome.Rejected[0].Message, 0L), (rows[1].Problem, rows[1].Line));
        using var content = JsonDocument.Parse(rows[1].Content);
        Assert.Equal("A1", content.RootElement.GetProperty("vehicle").GetString());
        Assert.Equal("NaN", content.RootElement.GetProperty("lat").GetString());
        Assert.Equal("103.8343", content.RootElement.GetProperty("lon").GetString());
        Assert.Equal("2026-03-01T00:00:00Z", content.RootElement.GetProperty("time").GetString());
        Assert.Equal("45.5", content.RootElement.GetProperty("heading").GetString());
        Assert.Equal("7", content.RootElement.GetProperty("odometer_km").GetString());
        Assert.False(content.RootElement.GetProperty("ignition").GetBoolean());
    }

    [Fact]
    public async Task TakeAsync_VeryLongRowAndSource_AreKeptCut()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var batch = new PositionBatch(new string('s', 1_000), [], [new UnreadableRow(1, new string('c', 10_000), "bad")]);

        await fixture.Door.TakeAsync(batch, CancellationToken.None);

        var row = Assert.Single(await fixture.Store.QuarantinedAsync());
        Assert.Equal((200, IQuarantine.MaximumContentLength), (row.Source.Length, row.Content.Length));
    }

    [Fact]
    public async Task TakeAsync_MoreThanTheLimit_IsRefusedWhole()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var positions = Enumerable.Range(0, PositionDoor.MaximumBatch).Select(i => fixture.Fix(seconds: -i)).ToArray();
        UnreadableRow[] rows = [new(1, "", "")];

        await Assert.ThrowsAsync<ArgumentException>(() =>
            fixture.Door.TakeAsync(new PositionBatch("test", positions, rows), CancellationToken.None));

        Assert.Empty(await fixture.Store.Sqlite.Quarantine.CountAsync(CancellationToken.None));
        var outcome = await fixture.Door.TakeAsync(new PositionBatch("test", positions, []), CancellationToken.None);
        Assert.Equal(PositionDoor.MaximumBatch, outcome.Accepted);
    }

    [Fact]
    public async Task TakeAsync_PositionInARegion_IsLoggedWithItAndItsFlags()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        fixture.AddRegion("620000", GeoPoint.FromDegrees(36.0611, 103.8343));
        fixture.AddRegion("360000", GeoPoint.FromDegrees(28.6829, 115.8582));

        await fixture.TakeAsync(
            fixture.Fix(),
            fixture.Fix(seconds: -601),
            fixture.Fix(seconds: 601) with { LatitudeDegrees = 0, LongitudeDegrees = 0 });

        var facts = await fixture.Store.Sqlite.Log.ReadAfterAsync(A1, LogOffset.Start, 10, CancellationToken.None);
        Assert.Equal(
            [
                ("province=620000", QualityFlags.None),
                ("province=620000", QualityFlags.Stale),
                ("", QualityFlags.Zero | QualityFlags.Future),
            ],
            facts.Select(static fact => (fact.Position!.Regions.ToString(), fact.Position.Flags)));
        Assert.All(facts, fact => Assert.Equal(ReceivedAt.Now(fixture.Store.Clock), fact.Position!.ReceivedAt));
    }
}

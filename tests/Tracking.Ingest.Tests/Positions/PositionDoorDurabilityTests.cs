using Tracking.Ingest.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage;

namespace Tracking.Ingest.Tests.Positions;

/// <summary>Never an answer before the commit: what comes back may be acknowledged at once.</summary>
public class PositionDoorDurabilityTests
{
    private static readonly VehicleId A1 = VehicleId.Parse("A1");

    [Fact]
    public async Task TakeAsync_LogNotYetDurable_DoesNotReturn()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var commit = new TaskCompletionSource();
        fixture.Log.Gate = commit.Task;

        var taking = fixture.TakeAsync(fixture.Fix());
        await fixture.Log.Called;

        Assert.False(taking.IsCompleted);
        Assert.Empty(fixture.Vehicles["A1"].Judged);
        commit.SetResult();
        Assert.Equal(1, (await taking).Accepted);
    }

    [Fact]
    public async Task TakeAsync_QuarantineNotYetDurable_DoesNotReturn()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var commit = new TaskCompletionSource();
        fixture.Quarantine.Gate = commit.Task;

        var taking = fixture.TakeAsync(fixture.Fix(), fixture.Fix("unknown"));
        await fixture.Quarantine.Called;

        Assert.False(taking.IsCompleted);
        commit.SetResult();
        Assert.Equal(1, (await taking).Accepted);
    }

    [Fact]
    public async Task TakeAsync_LogFails_NothingIsAnsweredOrJudgedAndTheNextTryIsTaken()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        fixture.Log.Gate = Task.FromException(new StorageException("disk full"));

        await Assert.ThrowsAsync<StorageException>(() => fixture.TakeAsync(fixture.Fix(), fixture.Fix("unknown")));

        Assert.Empty(fixture.Vehicles["A1"].Judged);
        Assert.Empty(await fixture.Store.Sqlite.Log.ReadAfterAsync(A1, LogOffset.Start, 10, CancellationToken.None));
        fixture.Log.Gate = Task.CompletedTask;
        var outcome = await fixture.TakeAsync(fixture.Fix());
        await outcome.Judged;
        Assert.Equal(1, outcome.Accepted);
        Assert.Single(fixture.Vehicles["A1"].Judged);
    }

    [Fact]
    public async Task TakeAsync_QuarantineFails_ThrowsAndTheNextTryIsADuplicate()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        fixture.Quarantine.Gate = Task.FromException(new StorageException("disk full"));

        await Assert.ThrowsAsync<StorageException>(() => fixture.TakeAsync(fixture.Fix(), fixture.Fix("unknown")));

        fixture.Quarantine.Gate = Task.CompletedTask;
        var outcome = await fixture.TakeAsync(fixture.Fix(), fixture.Fix("unknown"));
        Assert.Equal((0, 1, 1), (outcome.Accepted, outcome.Duplicates, outcome.Rejected.Count));
    }

    [Fact]
    public async Task TakeAsync_CancelledBefore_StoresNothing()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var batch = new PositionBatch("test", [fixture.Fix()], []);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Door.TakeAsync(batch, new CancellationToken(canceled: true)));

        Assert.Empty(await fixture.Store.Sqlite.Log.ReadAfterAsync(A1, LogOffset.Start, 10, CancellationToken.None));
    }
}

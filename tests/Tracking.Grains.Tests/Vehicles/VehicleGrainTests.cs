using Orleans.Storage;
using Tracking.Contracts.Vehicles;
using Tracking.Grains.Tests.Silos;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class VehicleGrainTests(SharedWorld shared)
{
    private readonly SiloWorld _world = shared.World;

    [Fact]
    public async Task Judge_Batch_IsJudgedWhenTheCallReturns()
    {
        var vehicle = await shared.NewVehicleAsync();
        Assert.Equal((null, 0), Words(await _world.Vehicle(vehicle).GetStatusAsync()));

        await _world.SendAsync(Drive(vehicle, 100, 0, 30, 60, 130));
        var raised = Assert.Single(await _world.RevisionsAsync(vehicle));
        Assert.Equal((AlertChange.Raised, Fixes.Origin), (raised.Change, raised.Start));
        var status = await _world.Vehicle(vehicle).GetStatusAsync();
        Assert.Equal(Fixes.Second(70).UnixMilliseconds, status.JudgedUntilMs);
        Assert.Equal([raised.Id.Value], status.OpenAlertIds);
    }

    [Fact]
    public async Task Flush_OpenWindow_IsJudgedWholly()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.SendAsync([.. Drive(vehicle, 100, 0, 30, 60), .. Drive(vehicle, 60, 70, 80)]);
        Assert.Empty(await _world.RevisionsAsync(vehicle));
        await _world.Vehicle(vehicle).FlushAsync();
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Ended],
            (await _world.RevisionsAsync(vehicle)).Select(static one => one.Change));
        Assert.Equal(
            (Fixes.Second(80).UnixMilliseconds, 0), Words(await _world.Vehicle(vehicle).GetStatusAsync()));

        // With nothing new there is nothing to write.
        await _world.Vehicle(vehicle).FlushAsync();
        Assert.Equal([TickKind.Flush], await _world.TicksAsync(vehicle));
    }

    [Fact]
    public async Task Flush_LateData_IsRefoldedAndNoLongerDue()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.SendAsync(Drive(vehicle, 100, 0, 30, 60, 90));
        await _world.Vehicle(vehicle).FlushAsync();
        await _world.SendAsync(Drive(vehicle, 110, 45));
        Assert.Contains(await DueAsync(), row => row.Vehicle == vehicle);
        await _world.Vehicle(vehicle).FlushAsync();
        Assert.Equal(AlertChange.Corrected, (await _world.RevisionsAsync(vehicle))[^1].Change);
        Assert.DoesNotContain(await DueAsync(), row => row.Vehicle == vehicle);
        Assert.Equal([TickKind.Flush, TickKind.Flush, TickKind.Refold], await _world.TicksAsync(vehicle));
    }

    [Fact]
    public async Task Refold_AskedForTwice_ChangesNothingMore()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.SendAsync(Drive(vehicle, 100, 0, 30, 60, 90));
        await _world.Vehicle(vehicle).FlushAsync();
        await _world.SendAsync(Drive(vehicle, 110, 45));
        await Task.WhenAll(_world.Vehicle(vehicle).RefoldAsync(), _world.Vehicle(vehicle).RefoldAsync());
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Corrected],
            (await _world.RevisionsAsync(vehicle)).Select(static one => one.Change));
        await _world.SendAsync(Drive(vehicle, 60, 100, 110, 200));
        Assert.Equal(
            (Fixes.Second(140).UnixMilliseconds, 0), Words(await _world.Vehicle(vehicle).GetStatusAsync()));
    }

    [Fact]
    public async Task Judge_SameBatchAgain_ChangesNothing()
    {
        var vehicle = await shared.NewVehicleAsync();
        var appended = await _world.LogAsync(Drive(vehicle, 100, 0, 30, 60, 130));
        var batch = new CommittedPositions(0, [.. appended.Positions.OfType<LoggedPosition>()]);
        await _world.Vehicle(vehicle).JudgeAsync(batch);
        await _world.Vehicle(vehicle).JudgeAsync(batch);
        Assert.Single(await _world.RevisionsAsync(vehicle));
        Assert.DoesNotContain(await DueAsync(), row => row.Vehicle == vehicle);
    }

    [Fact]
    public async Task Judge_CallBeforeItLost_CatchesUpFromTheLog()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.SendAsync(Drive(vehicle, 100, 0));
        await _world.LogAsync(Drive(vehicle, 100, 30, 60));
        await _world.SendAsync(Drive(vehicle, 60, 130));
        Assert.Equal(Fixes.Origin, Assert.Single(await _world.RevisionsAsync(vehicle)).Start);
    }

    [Fact]
    public async Task Judge_UnregisteredVehicle_Fails()
    {
        var nobody = VehicleId.Parse(shared.NewName());
        var batch = new CommittedPositions(0, [Fixes.Logged(1, 0)]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.Vehicle(nobody).JudgeAsync(batch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Judge_StoreFailsInTheMiddle_NextCallCatchesUp(int seed)
    {
        var random = new Random(seed);
        var drive = RandomDrive.Logged(random, 900).Select(static fact => fact.Position!);
        var vehicle = await shared.NewVehicleAsync();
        var undisturbed = await shared.NewVehicleAsync();
        var failed = 0;
        foreach (var batch in drive.Select(position => Of(vehicle, position)).Chunk(60))
        {
            if (random.Next(3) == 0)
            {
                _world.Judgements.BreakAfter(vehicle, 0);
            }

            try
            {
                await _world.SendAsync(batch);
            }
            catch (StorageException)
            {
                failed++;
            }

            _world.Judgements.Mend(vehicle);
            await _world.SendAsync(batch.Select(position => position with { Vehicle = undisturbed }));
        }

        await _world.Vehicle(vehicle).FlushAsync();
        await _world.Vehicle(undisturbed).FlushAsync();
        Assert.True(failed > 0, $"seed {seed}: nothing failed");
        Assert.Equal(
            (await _world.RevisionsAsync(undisturbed)).Select(Impersonal),
            (await _world.RevisionsAsync(vehicle)).Select(Impersonal));
    }

    [Fact]
    public async Task Flush_StoreFailsBetweenWindowAndRefold_NextFlushDoesTheRest()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.SendAsync(Drive(vehicle, 100, 0, 30, 60, 90));
        await _world.Vehicle(vehicle).FlushAsync();
        await _world.SendAsync([.. Drive(vehicle, 110, 45), .. Drive(vehicle, 60, 100, 115)]);
        // The window's end is committed, what the re-fold found is not.
        _world.Judgements.BreakAfter(vehicle, 1);
        await Assert.ThrowsAsync<StorageException>(() => _world.Vehicle(vehicle).FlushAsync());
        Assert.Contains(await DueAsync(), row => row.Vehicle == vehicle);
        _world.Judgements.Mend(vehicle);
        await _world.Vehicle(vehicle).FlushAsync();
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Ended, AlertChange.Corrected],
            (await _world.RevisionsAsync(vehicle)).Select(static one => one.Change));
        Assert.DoesNotContain(await DueAsync(), row => row.Vehicle == vehicle);
    }

    [Theory]
    [InlineData(VehicleGrain.FactsPerSnapshot - 1, false)]
    [InlineData(VehicleGrain.FactsPerSnapshot, true)]
    public async Task Judge_ManyFacts_KeepsASnapshotEveryThousand(int facts, bool isKept)
    {
        var vehicle = await shared.NewVehicleAsync();
        foreach (var batch in Enumerable.Range(0, facts).Select(static i => (double)i).Chunk(250))
        {
            await _world.SendAsync(Drive(vehicle, 60, batch));
        }

        var head = await _world.HeadAsync(vehicle);
        Assert.Equal(isKept ? head.Head : LogOffset.Start, head.Snapshot);
        Assert.Equal(isKept, await _world.FindSnapshotAsync(vehicle) is not null);
    }

    [Fact]
    public async Task Judge_ManyFactsOfOthersBetween_KeepsNoSnapshotForThem()
    {
        var (vehicle, other) = (await shared.NewVehicleAsync(), await shared.NewVehicleAsync());
        await _world.SendAsync(Drive(vehicle, 60, 0));
        await _world.LogAsync(Drive(
            other, 60, Enumerable.Range(0, VehicleGrain.FactsPerSnapshot).Select(static i => (double)i)));
        await _world.SendAsync(Drive(vehicle, 60, 10));
        Assert.Equal(LogOffset.Start, (await _world.HeadAsync(vehicle)).Snapshot);
        Assert.Null(await _world.FindSnapshotAsync(vehicle));
    }

    [Fact]
    public async Task CatchUp_FactsBeyondTheSnapshot_KeepsANewOne()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.LogAsync(Drive(vehicle, 60, 0, 30));
        await _world.Vehicle(vehicle).CatchUpAsync();
        var head = await _world.HeadAsync(vehicle);
        Assert.Equal(head.Head, head.Snapshot);
    }

    [Fact]
    public async Task Activate_OnlyAsked_JudgesWhatTheLogHolds()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.LogAsync(Drive(vehicle, 100, 0, 30, 60, 130));
        Assert.Equal((Fixes.Second(70).UnixMilliseconds, 1), Words(await _world.Vehicle(vehicle).GetStatusAsync()));
    }

    [Fact]
    public async Task Judge_SnapshotChangedBehindItsBack_IsDiscardedAndNothingIsLost()
    {
        var vehicle = await shared.NewVehicleAsync();
        await _world.SendAsync(Drive(vehicle, 100, 0));
        await _world.Vehicle(vehicle).CatchUpAsync();
        await _world.EditSnapshotAsync(vehicle, static _ => { });
        await _world.LogAsync(Drive(vehicle, 100, 30, 60));
        // It has judged the facts when it finds that another activation has written meanwhile.
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => _world.Vehicle(vehicle).CatchUpAsync());

        await _world.SendAsync(Drive(vehicle, 60, 130));
        Assert.Equal(Fixes.Origin, Assert.Single(await _world.RevisionsAsync(vehicle)).Start);
        await _world.Vehicle(vehicle).CatchUpAsync();
        var head = await _world.HeadAsync(vehicle);
        Assert.Equal(head.Head, head.Snapshot);
    }

    private static (long? JudgedUntilMs, int OpenAlerts) Words(VehicleStatus status) =>
        (status.JudgedUntilMs, status.OpenAlertIds.Length);

    private static IEnumerable<NewPosition> Drive(
        VehicleId vehicle, int speedKmh, params IEnumerable<double> seconds) =>
        seconds.Select(second => Fixes.New(vehicle, second, speedKmh));

    private static NewPosition Of(VehicleId vehicle, LoggedPosition position) =>
        new(vehicle, position.Position, position.Hash, position.ReceivedAt, position.Flags, position.Regions);

    /// <summary>A revision without what tells two vehicles apart.</summary>
    private static object Impersonal(AlertRevision revision) =>
        (revision.Number, revision.Change, revision.State, revision.Severity, revision.Rule, revision.Object,
            revision.Start, revision.End, revision.Details, revision.Supersedes is not null);

    private async Task<IEnumerable<DueRow>> DueAsync() =>
        (await _world.Store.Judgements.ListDueAsync(new ReceivedAt(long.MaxValue), 10_000, CancellationToken.None))
            .Where(static row => row.Kind == DueKind.Refold);
}

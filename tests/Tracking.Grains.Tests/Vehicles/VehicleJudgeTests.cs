using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class VehicleJudgeTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Send_ShuffledWithinTheWindow_GivesTheSameRevisions(int seed)
    {
        var random = new Random(seed);
        var drive = RandomDrive.Make(random, 1_500);
        await using var sorted = await JudgeHarness.StartAsync();
        await SendInBatchesAsync(sorted, drive, random);
        await sorted.FlushAsync();
        await using var shuffled = await JudgeHarness.StartAsync();
        await SendInBatchesAsync(shuffled, [.. drive.OrderBy(position => WithinWindow(position, random))], random);
        await shuffled.FlushAsync();

        var expected = await sorted.RevisionsAsync();
        Assert.True(expected.Count > 10, $"seed {seed} drives too well: {expected.Count} revisions");
        Assert.Equal(expected, await shuffled.RevisionsAsync());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Send_AnyOrderWithLateData_EndsWithTheSameAlerts(int seed)
    {
        var random = new Random(seed);
        var drive = RandomDrive.Make(random, 1_500);
        await using var sorted = await JudgeHarness.StartAsync();
        await SendInBatchesAsync(sorted, drive, random);
        await sorted.FlushAsync();
        await using var late = await JudgeHarness.StartAsync();
        // Whole stretches come late, several times over, with re-folds between.
        foreach (var part in drive.GroupBy(_ => random.Next(4)).OrderBy(static part => part.Key))
        {
            await SendInBatchesAsync(late, [.. part], random);
            await late.FlushAsync();
        }

        Assert.Equal(await sorted.StandingAsync(), await late.StandingAsync());
        var changes = (await late.RevisionsAsync()).Select(static revision => revision.Change).ToHashSet();
        Assert.True(
            changes.IsSupersetOf([AlertChange.Corrected, AlertChange.Withdrawn]),
            $"seed {seed}: late data corrected or withdrew nothing, so nothing was tried");
        Assert.Empty(late.Log.Complaints);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Send_LateAndLiveInOneBatch_EndsWithTheSameAlerts(int seed)
    {
        var random = new Random(seed);
        var drive = RandomDrive.Make(random, 1_500);
        await using var sorted = await JudgeHarness.StartAsync();
        await SendInBatchesAsync(sorted, drive, random);
        await sorted.FlushAsync();
        await using var late = await JudgeHarness.StartAsync();
        // One in ten comes up to an hour late, in the middle of what is live by then.
        var mixed = drive.OrderBy(position => position.Position.DeviceTime.UnixMilliseconds
            + (random.NextDouble() * (random.Next(10) == 0 ? 3_600_000 : 30_000))).ToList();
        await SendInBatchesAsync(late, mixed, random);
        await late.FlushAsync();
        Assert.Equal(await sorted.StandingAsync(), await late.StandingAsync());
        Assert.Empty(late.Log.Complaints);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task CatchUp_FromAnySnapshot_ChangesNothing(int seed)
    {
        var random = new Random(seed);
        var snapshots = new List<byte[]>();
        await using var harness = await JudgeHarness.StartAsync();
        foreach (var part in RandomDrive.Make(random, 1_500).GroupBy(_ => random.Next(3)).OrderBy(static part => part.Key))
        {
            await SendInBatchesAsync(
                harness, [.. part], random, () => snapshots.Add(VehicleStateJson.Write(harness.Judge.State, harness.Rules)));
            await harness.FlushAsync();
        }

        var expected = await harness.RevisionsAsync();
        var end = VehicleStateJson.Write(harness.Judge.State, harness.Rules);
        foreach (var snapshot in snapshots.Where(_ => random.Next(snapshots.Count) < 4))
        {
            harness.Restart(VehicleStateJson.Read(snapshot, harness.Rules));
            await harness.Judge.CatchUpAsync();
            Assert.Equal(expected, await harness.RevisionsAsync());
            Assert.Equal(end, VehicleStateJson.Write(harness.Judge.State, harness.Rules));
            Assert.Empty(harness.Log.Complaints);
        }
    }

    [Fact]
    public async Task Send_Twice_AddsNothing()
    {
        var drive = RandomDrive.Make(new Random(1), 800);
        await using var harness = await JudgeHarness.StartAsync();
        await harness.SendAsync(drive);
        await harness.FlushAsync();
        var expected = await harness.RevisionsAsync();
        await harness.SendAsync(drive);
        await harness.FlushAsync();
        Assert.Equal(expected, await harness.RevisionsAsync());
    }

    [Fact]
    public async Task Judge_CallLost_IsCaughtUpFromTheLog()
    {
        var drive = RandomDrive.Make(new Random(2), 900);
        await using var expected = await JudgeHarness.StartAsync();
        await expected.SendAsync(drive);
        await expected.FlushAsync();
        await using var harness = await JudgeHarness.StartAsync();
        await harness.SendAsync(drive.Take(300));
        await harness.Store.Log.AppendAsync([.. drive.Skip(300).Take(300)], CancellationToken.None);
        await harness.SendAsync(drive.Skip(600));
        await harness.FlushAsync();
        Assert.Equal(await expected.RevisionsAsync(), await harness.RevisionsAsync());
    }

    [Theory]
    [InlineData(true)] // Imported before the drive and deleted before the late fix.
    [InlineData(false)] // Imported after the drive.
    public async Task Send_LateFixAfterTheFencesChanged_IsJudgedAsItsNeighboursWere(bool isBefore)
    {
        const string Area = """{"type":"Polygon","coordinates":[[[115,0],[117,0],[117,60],[115,60],[115,0]]]}""";
        FenceDefinition fence = new(
            "f", "f", Area, FenceAlerts.Enter | FenceAlerts.NoGo, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);
        var drive = RandomDrive.Make(new Random(5), 300);
        await using var harness = await JudgeHarness.StartAsync();
        if (isBefore)
        {
            await harness.ChangeFencesAsync(1, [fence], []);
        }

        await harness.SendAsync(drive.Where(static (_, i) => i != 150));
        await harness.FlushAsync();
        if (isBefore)
        {
            await harness.ChangeFencesAsync(2, [], ["f"]);
        }
        else
        {
            await harness.ChangeFencesAsync(1, [fence], []);
        }

        var before = GeofenceOf(await harness.StandingAsync());
        Assert.Equal(isBefore, before.Count > 0);
        await harness.SendAsync([drive[150]]);
        await harness.FlushAsync();
        Assert.Equal(before, GeofenceOf(await harness.StandingAsync()));
    }

    private static List<AlertRevision> GeofenceOf(IEnumerable<AlertRevision> alerts) =>
        [.. alerts.Where(static alert => alert.Rule == "geofence")];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 8)];

    private static double WithinWindow(NewPosition position, Random random) =>
        // Sorted by a key at most 59 s later than the true one: nothing is overtaken by a whole window.
        position.Position.DeviceTime.UnixMilliseconds
        + (random.NextDouble() * (VehicleDecider.ReorderWindow.TotalMilliseconds - 1_000));

    private static async Task SendInBatchesAsync(
        JudgeHarness harness, IReadOnlyList<NewPosition> drive, Random random, Action? afterBatch = null)
    {
        for (var sent = 0; sent < drive.Count;)
        {
            var size = random.Next(1, 120);
            await harness.SendAsync(drive.Skip(sent).Take(size));
            sent += size;
            afterBatch?.Invoke();
        }
    }
}

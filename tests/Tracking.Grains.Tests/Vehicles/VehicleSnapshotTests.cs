using System.Text;
using Tracking.Grains.Tests.Silos;
using Tracking.Grains.Vehicles;
using Tracking.Model.Vehicles;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>What a new activation makes of the snapshot that an earlier one kept when it ended.</summary>
public sealed class VehicleSnapshotTests
{
    [Fact]
    public async Task Activate_FromASnapshot_GoesOnAsIfNothingHadHappened()
    {
        var random = new Random(1);
        var drive = RandomDrive.Logged(random, 900).Select(static fact => fact.Position!).Select(position =>
            Fixes.New(JudgeHarness.Vehicle, 0) with
            {
                Position = position.Position, Hash = position.Hash, Flags = position.Flags, Regions = position.Regions,
            }).ToList();
        await using var world = await SiloWorld.StartAsync(JudgeHarness.Vehicle);
        await using var expected = await JudgeHarness.StartAsync();
        for (var sent = 0; sent < drive.Count; sent += 300)
        {
            foreach (var batch in drive.Skip(sent).Take(300).Chunk(50))
            {
                await world.SendAsync(batch);
                await expected.SendAsync(batch);
            }

            await world.RestartSiloAsync();
            var head = await world.HeadAsync(JudgeHarness.Vehicle);
            Assert.Equal(head.Head, head.Snapshot);
            world.Log.Forget();
            Assert.Equal(
                expected.Judge.State.Watermark.UnixMilliseconds,
                (await world.Vehicle(JudgeHarness.Vehicle).GetStatusAsync()).JudgedUntilMs);
            Assert.Empty(world.Log.ReadsOf(JudgeHarness.Vehicle));
        }

        await world.Vehicle(JudgeHarness.Vehicle).FlushAsync();
        await expected.FlushAsync();
        var revisions = await world.RevisionsAsync(JudgeHarness.Vehicle);
        Assert.True(revisions.Count > 5, "too little happened for anything to be lost");
        Assert.Equal(await expected.RevisionsAsync(), revisions);
    }

    [Fact]
    public async Task Activate_SnapshotOfNoUse_FoldsTheLogFromTheBeginning()
    {
        var edits = new Dictionary<VehicleId, Action<VehicleSnapshot>>
        {
            [VehicleId.Parse("cut-off")] = static snapshot => snapshot.State = snapshot.State[..^7],
            [VehicleId.Parse("empty")] = static snapshot => snapshot.State = [],
            [VehicleId.Parse("other-form")] = static snapshot => snapshot.State = Encoding.UTF8.GetBytes("[1,2]"),
            [VehicleId.Parse("older-version")] = static snapshot => snapshot.Version--,
            [VehicleId.Parse("newer-version")] = static snapshot => snapshot.Version++,
            // As when the log was put back from a backup and the snapshots were not.
            [VehicleId.Parse("later-log")] = static snapshot => snapshot.State = Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(snapshot.State).Replace("\"head\":", "\"head\":9", StringComparison.Ordinal)),
        };
        await using var world = await SiloWorld.StartAsync(edits.Keys);
        foreach (var vehicle in edits.Keys)
        {
            await world.SendAsync(new[] { 0, 30, 60 }.Select(second => Fixes.New(vehicle, second, 100)));
        }

        await world.RestartSiloAsync();
        world.Log.Forget();
        foreach (var (vehicle, edit) in edits)
        {
            await world.EditSnapshotAsync(vehicle, edit);
            await world.SendAsync([Fixes.New(vehicle, 130)]);
            Assert.Equal(0, world.Log.ReadsOf(vehicle)[0]);
            Assert.Equal(Fixes.Origin, Assert.Single(await world.RevisionsAsync(vehicle)).Start);
        }

        // The next snapshot takes the useless one's place.
        await world.RestartSiloAsync();
        world.Log.Forget();
        foreach (var vehicle in edits.Keys)
        {
            Assert.Single((await world.Vehicle(vehicle).GetStatusAsync()).OpenAlertIds);
            Assert.Empty(world.Log.ReadsOf(vehicle));
        }
    }

    [Fact]
    public async Task Activate_NumericIds_ShareNoSnapshot()
    {
        var ids = new[] { "1", "01", "001", "0x1", "1.0" }.Select(VehicleId.Parse).ToList();
        await using var world = await SiloWorld.StartAsync(ids);
        foreach (var (number, id) in ids.Index())
        {
            await world.SendAsync([Fixes.New(id, 0), Fixes.New(id, 100 + number)]);
        }

        await world.RestartSiloAsync();
        world.Log.Forget();
        foreach (var (number, id) in ids.Index())
        {
            Assert.Equal(
                Fixes.Second(40 + number).UnixMilliseconds, (await world.Vehicle(id).GetStatusAsync()).JudgedUntilMs);
            Assert.Empty(world.Log.ReadsOf(id));
        }
    }

    [Fact]
    public async Task Activate_SnapshotLostWithItsProcess_CatchesUpFromTheLog()
    {
        await using var world = await SiloWorld.StartAsync(JudgeHarness.Vehicle);
        await world.SendAsync([Fixes.New(JudgeHarness.Vehicle, 0, 100), Fixes.New(JudgeHarness.Vehicle, 30, 100)]);
        await world.RestartSiloAsync();
        var kept = (await world.HeadAsync(JudgeHarness.Vehicle)).Snapshot;
        await world.StopSiloAsync();
        await world.LogAsync([Fixes.New(JudgeHarness.Vehicle, 60, 100), Fixes.New(JudgeHarness.Vehicle, 130)]);
        await world.StartSiloAsync();
        world.Log.Forget();
        Assert.Single((await world.Vehicle(JudgeHarness.Vehicle).GetStatusAsync()).OpenAlertIds);
        Assert.Equal([kept.Number], world.Log.ReadsOf(JudgeHarness.Vehicle));
    }
}

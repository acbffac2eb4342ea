using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Storage.Positions;
using static Tracking.Grains.Tests.Drivers.DriverWorld;

namespace Tracking.Grains.Tests.Drivers;

public sealed class DriverJudgeTests
{
    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6];

    [Fact]
    public async Task Judge_LiveDrive_WarnsThenRisesThenEnds()
    {
        await using var world = await StartAsync();
        await world.SignAsync(Zhang, Coach, 470);
        for (var minute = 480; minute < 800; minute += 20)
        {
            await world.SendAsync(Drive(Coach, minute, minute + 19.5, minute < 740 ? 60 : 0));
            await world.JudgeDriversAsync();
        }

        var revisions = await world.RevisionsAsync();
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Severity, AlertChange.Ended], revisions.Select(static one => one.Change));
        Assert.Equal([Severity.Info, Severity.Major, Severity.Major], revisions.Select(static one => one.Severity));
        Assert.All(revisions, static one => Assert.Equal(
            (AlertId.Of("zhang", "continuous-driving", null, Minute(480)), "zhang", Coach, "CN 2026-11"),
            (one.Id, one.Driver, one.Vehicle, one.RulePack)));
        Assert.Equal(Minute(740), revisions[^1].End);
    }

    [Fact]
    public async Task Judge_NobodySignedOn_IsTheUnknownDriver()
    {
        await using var world = await StartAsync();
        await world.SendAsync(Drive(Truck, 480, 730));
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        Assert.Equal("unknown@truck continuous-driving Major 480.0- truck", Assert.Single(await world.StandingAsync()));
    }

    [Fact]
    public async Task Judge_TwoVehiclesOfTwoCompanies_AreOneDriversHours()
    {
        await using var world = await StartAsync();
        await world.SignAsync(Zhang, Truck, 480);
        await world.SignAsync(Zhang, Coach, 610);
        await world.SignAsync(Zhang, Coach, 735, SignKind.Off);
        await world.SendAsync(Drive(Coach, 615, 740, province: "430000"));
        await world.SendAsync(Drive(Truck, 480, 605));
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        var revision = Assert.Single(await world.RevisionsAsync());
        Assert.Equal((Truck, Minute(480), Minute(735)), (revision.Vehicle, revision.Start, revision.End!.Value));
        Assert.Contains("\"vehicles\":\"truck, coach\"", revision.Details.Json, StringComparison.Ordinal);
        // Where it began, where it went on, and the home of the vehicle it began with.
        Assert.Single(await world.RevisionsAsync("360000"));
        Assert.Single(await world.RevisionsAsync("430000"));
        Assert.Equal("province=360000", revision.Regions.ToString());
    }

    [Fact]
    public async Task Judge_SignOnThatComesLate_MovesTheHours()
    {
        await using var world = await StartAsync();
        await world.SendAsync(Drive(Truck, 480, 730));
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        await world.SignAsync(Li, Truck, 470);
        await world.JudgeDriversAsync();
        Assert.Equal("li continuous-driving Major 480.0- truck", Assert.Single(await world.StandingAsync()));
        Assert.Equal(
            [("unknown@truck", AlertChange.Raised), ("li", AlertChange.Raised), ("unknown@truck", AlertChange.Withdrawn)],
            (await world.RevisionsAsync()).Select(static one => (one.Driver, one.Change)).OrderBy(static one => one.Change)
                .ThenByDescending(static one => one.Driver));
    }

    [Fact]
    public async Task Judge_CoDriverSwap_ThatComesLate_EndsTheEpisodes()
    {
        await using var world = await StartAsync();
        await world.SignAsync(Li, Truck, 470);
        await world.SendAsync(Drive(Truck, 480, 860));
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        Assert.Equal("li continuous-driving Major 480.0- truck", Assert.Single(await world.StandingAsync()));
        await world.SignAsync(Zhang, Truck, 660);
        await world.JudgeDriversAsync();
        Assert.Empty(await world.StandingAsync());
        Assert.Equal(AlertChange.Withdrawn, (await world.RevisionsAsync())[^1].Change);
    }

    [Fact]
    public async Task Judge_LateDriveBeforeTheEpisode_TakesItsPlaceWithAnEarlierStart()
    {
        await using var world = await StartAsync();
        await world.SendAsync(Drive(Truck, 525, 1_000));
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        var before = Assert.Single(await world.StandingAsync());

        await world.SendAsync(Drive(Truck, 480, 524.75));
        await world.FlushAsync();
        await world.JudgeDriversAsync();

        var revisions = await world.RevisionsAsync();
        var withdrawn = Assert.Single(revisions, static one => one.Change == AlertChange.Withdrawn);
        var raised = Assert.Single(revisions, one => one.Change == AlertChange.Raised && one.Id != withdrawn.Id);
        Assert.Equal(withdrawn.Id, raised.Supersedes);
        Assert.Equal(TimeSpan.FromMinutes(45), withdrawn.Start.Since(raised.Start));
        Assert.NotEqual(before, Assert.Single(await world.StandingAsync()));
    }

    [Fact]
    public async Task Judge_Again_WritesNothing()
    {
        await using var world = await StartAsync();
        await world.SendAsync(Drive(Truck, 480, 730));
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        var revisions = await world.RevisionsAsync();
        await world.SendAsync(Drive(Truck, 480, 730));
        await world.FlushAsync();
        await world.SignAsync(Li, Coach, 500);
        await world.JudgeDriversAsync();
        Assert.Equal(revisions, await world.RevisionsAsync());
    }

    [Fact]
    public async Task Judge_CrashBetweenTheVehiclesCommitAndTheDriver_IsMadeUp()
    {
        await using var world = await StartAsync();
        await world.SignAsync(Li, Truck, 470);
        await world.SendAsync(Drive(Truck, 480, 730));
        await world.FlushAsync();
        // The process dies here: what is due is in the store, written in the vehicle's own transaction.
        Assert.Contains(Li, await world.Store.DriverJudgements.ListDueOfVehicleAsync(Truck, CancellationToken.None));
        await world.JudgeDriversAsync();
        Assert.Single(await world.StandingAsync());
        await world.NewJudge(Li).JudgeAsync();
        Assert.Single(await world.RevisionsAsync());
    }

    [Fact]
    public async Task Judge_VehicleRefold_LeavesTheDriversAlertsAlone()
    {
        await using var world = await StartAsync();
        var drive = Drive(Truck, 480, 780).ToList();
        await world.SendAsync(drive.Where(static (_, i) => i % 5 != 1));
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        await world.SendAsync(drive);
        await world.FlushAsync();
        await world.JudgeDriversAsync();
        Assert.Single(await world.RevisionsAsync());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Judge_AnyOrderOfArrival_EndsWithTheSameAlerts(int seed)
    {
        var random = new Random(seed);
        var (drive, signs) = RandomDay(random);
        await using var sorted = await StartAsync();
        foreach (var sign in signs)
        {
            await sorted.SignAsync(sign.Driver, sign.Truck ? Truck : Coach, sign.Minute, sign.Kind);
        }

        await SendAsync(sorted, drive, random);
        await sorted.JudgeDriversAsync();
        var expected = await sorted.StandingAsync();
        Assert.True(expected.Count > 1, $"seed {seed}: {expected.Count} alerts only");

        await using var shuffled = await StartAsync();
        var parts = drive.Concat(drive.Where(_ => random.Next(10) == 0)).GroupBy(_ => random.Next(4))
            .OrderBy(static part => part.Key).ToList();
        var late = signs.OrderBy(_ => random.Next()).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var sign in late.Where((_, place) => place % parts.Count == i))
            {
                await shuffled.SignAsync(sign.Driver, sign.Truck ? Truck : Coach, sign.Minute, sign.Kind);
                await (random.Next(2) == 0 ? shuffled.JudgeDriversAsync() : Task.CompletedTask);
            }

            await SendAsync(shuffled, [.. parts[i]], random);
            await (random.Next(2) == 0 ? shuffled.JudgeDriversAsync() : Task.CompletedTask);
        }

        await shuffled.JudgeDriversAsync();
        var actual = await shuffled.StandingAsync();
        Assert.True(
            expected.SequenceEqual(actual),
            $"seed {seed}, expected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
    }

    private static bool IsIn(NewPosition position, double from, double to) =>
        position.Position.DeviceTime >= Minute(from) && position.Position.DeviceTime < Minute(to);

    private static async Task SendAsync(DriverWorld world, IReadOnlyList<NewPosition> positions, Random random)
    {
        for (var sent = 0; sent < positions.Count;)
        {
            var size = random.Next(50, 400);
            await world.SendAsync(positions.Skip(sent).Take(size));
            sent += size;
        }

        await world.FlushAsync();
    }

    /// <summary>Thirty hours of both vehicles with long drives, stops and gaps, and drivers who change about.</summary>
    private static (List<NewPosition> Drive, List<(DriverId Driver, bool Truck, double Minute, SignKind Kind)> Signs) RandomDay(
        Random random)
    {
        var drive = new List<NewPosition>();
        foreach (var vehicle in new[] { Coach, Truck })
        {
            for (var minute = 300.0; minute < 2_100;)
            {
                var length = random.Next(30, 320);
                drive.AddRange(Drive(vehicle, minute, minute + length, 60));
                minute += length + 0.5;
                if (random.Next(4) > 0)
                {
                    var stop = random.Next(5, 60);
                    drive.AddRange(Drive(vehicle, minute, minute + stop, 0));
                    minute += stop + 0.5;
                }
                else
                {
                    minute += random.Next(6, 60);
                }
            }
        }

        var signs = Enumerable.Range(0, 8).Select(_ => (
            random.Next(2) == 0 ? Zhang : Li,
            random.Next(2) == 0,
            (double)random.Next(300, 2_100),
            random.Next(4) == 0 ? SignKind.Off : SignKind.On)).OrderBy(static one => one.Item3).ToList();
        return ([.. drive.OrderBy(static one => one.Position.DeviceTime)], signs);
    }
}

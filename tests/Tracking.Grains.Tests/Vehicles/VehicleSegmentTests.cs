using Tracking.Grains.Vehicles;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>The rows of when a vehicle drove, as judging writes them over a real store.</summary>
public sealed class VehicleSegmentTests
{
    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Send_AnyOrderWithLateData_EndsWithTheSameRows(int seed)
    {
        var random = new Random(seed);
        var drive = Drive(random);
        await using var sorted = await JudgeHarness.StartAsync();
        await SendInBatchesAsync(sorted, drive, random);
        await sorted.FlushAsync();
        await using var late = await JudgeHarness.StartAsync();
        foreach (var part in drive.GroupBy(_ => random.Next(4)).OrderBy(static part => part.Key))
        {
            await SendInBatchesAsync(late, [.. part], random);
            await late.FlushAsync();
        }

        var rows = await RowsAsync(sorted);
        Assert.True(rows.Count > 20, $"seed {seed}: {rows.Count} segments only");
        Assert.Equal(rows, await RowsAsync(late));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task CatchUp_FromAnySnapshot_ChangesNoRow(int seed)
    {
        var random = new Random(seed);
        var snapshots = new List<byte[]>();
        await using var harness = await JudgeHarness.StartAsync();
        foreach (var part in Drive(random).GroupBy(_ => random.Next(3)).OrderBy(static part => part.Key))
        {
            await SendInBatchesAsync(
                harness, [.. part], random, () => snapshots.Add(VehicleStateJson.Write(harness.Judge.State, harness.Rules)));
            await harness.FlushAsync();
        }

        var rows = await RowsAsync(harness);
        foreach (var snapshot in snapshots.Where((_, i) => i % 5 == 0))
        {
            harness.Restart(VehicleStateJson.Read(snapshot, harness.Rules));
            await harness.Judge.CatchUpAsync();
            Assert.Equal(rows, await RowsAsync(harness));
        }
    }

    [Fact]
    public async Task Refold_RungWhoseSegmentDoesNotChange_KeepsItsRow()
    {
        await using var harness = await JudgeHarness.StartAsync();
        await harness.SendAsync(At(3_590, 3_595));
        await harness.SendAsync(At(3_601));
        await harness.FlushAsync();
        await harness.SendAsync(At(3_600));
        await harness.FlushAsync();
        Assert.Equal(["Driving 3590-3601+"], await RowsAsync(harness));
    }

    private static IEnumerable<NewPosition> At(params double[] seconds) =>
        seconds.Select(static second => Fixes.New(JudgeHarness.Vehicle, second));

    /// <summary>Eight hours of driving, stops, red lights and gaps, a fix every 20 to 40 seconds.</summary>
    private static List<NewPosition> Drive(Random random)
    {
        var drive = new List<NewPosition>();
        var (second, speed) = (0.0, 60);
        while (second < 8 * 3_600)
        {
            second += random.Next(40) == 0 ? random.Next(200, 2_000) : random.Next(20, 40);
            speed = random.Next(6) == 0 ? random.Next(2) * 60 : speed;
            drive.Add(Fixes.New(JudgeHarness.Vehicle, second, speed));
        }

        return drive;
    }

    private static async Task SendInBatchesAsync(
        JudgeHarness harness, IReadOnlyList<NewPosition> positions, Random random, Action? afterEach = null)
    {
        for (var sent = 0; sent < positions.Count;)
        {
            var size = random.Next(1, 60);
            await harness.SendAsync(positions.Skip(sent).Take(size));
            sent += size;
            afterEach?.Invoke();
        }
    }

    private static async Task<List<string>> RowsAsync(JudgeHarness harness) =>
        [.. (await harness.Store.Segments.ListAsync(
                JudgeHarness.Vehicle, DeviceTime.MinValue, DeviceTime.MaxValue, 10_000, CancellationToken.None))
            .Select(static row =>
                $"{row.Kind} {Seconds(row.Start)}-{Seconds(row.End)}{(row.IsOpen ? "+" : "")}")];

    private static double Seconds(DeviceTime time) => time.Since(Fixes.Origin).TotalSeconds;
}

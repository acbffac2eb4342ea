using System.Globalization;
using Grpc.Core;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Kills;

/// <summary>
/// The process is killed (SIGKILL) in the middle of an ingest at random points, started again, and the sender sends
/// again from the beginning. Nothing that was acknowledged may be missing, and a reader that follows by cursor must in
/// the end have seen just what a run without a kill gives: no gap, no double.
/// </summary>
public sealed class KillScenarios
{
    private const int Vehicles = 20;
    private const int RowsPerVehicle = 1_500;

    /// <summary>Kills in one run: 5, or what TRACKING_KILLS says.</summary>
    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("TRACKING_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Kill_InTheMiddleOfIngest_LosesAndDoublesNothing()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("TRACKING_SEED") ?? "20261121", CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {Kills} kills");
        var random = new Random(seed);
        var rows = SyntheticTrace.Make(random, Vehicles, RowsPerVehicle);
        var expected = await UndisturbedAsync(rows);
        Assert.True(expected.Count > 100, $"seed {seed}: too few alerts to lose any: {expected.Count}");

        using var data = new DataFolder();
        var reader = new FeedReader();
        var acked = new HashSet<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var silo = await RunningSilo.StartAsync(data.Path);
            var following = reader.FollowAsync(silo.Connection);
            await SendAndKillAsync(silo, rows, random.Next(1, rows.Count), acked);
            await following;
            // Every few kills the data starts anew, so that 200 kills do not all meet a file that is full already.
            if (kill % 5 == 4 && kill + 1 < Kills)
            {
                await FinishAsync(data.Path, rows, acked, reader, expected, seed);
                Directory.Delete(data.Path, recursive: true);
                Directory.CreateDirectory(data.Path);
                acked.Clear();
                reader.Seen.Clear();
            }
        }

        await FinishAsync(data.Path, rows, acked, reader, expected, seed);
    }

    /// <summary>Sends the rest after the last kill and compares everything with the undisturbed run.</summary>
    private static async Task FinishAsync(
        string folder,
        IReadOnlyList<Position> rows,
        HashSet<string> acked,
        FeedReader reader,
        Dictionary<string, string> expected,
        int seed)
    {
        await using var silo = await RunningSilo.StartAsync(folder);
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(SyntheticTrace.VehicleIds(Vehicles), "hazmat");
        var kept = await TracksAsync(silo);
        Assert.True(acked.IsSubsetOf(kept), $"seed {seed}: {acked.Except(kept).Count()} acknowledged fixes are missing");
        await sender.SendAllAsync(rows);
        Assert.Equal(rows.Select(static row => row.ToString()).ToHashSet(), await TracksAsync(silo));

        var alerts = await Reader.AlertsAsync(silo.Connection);
        await reader.FollowToAsync(silo.Connection, alerts.Max(static alert => alert.Cursor));
        Assert.Equal(
            Enumerable.Range(1, reader.Seen.Count).Select(static cursor => (ulong)cursor),
            reader.Seen.Select(static revision => revision.Cursor));
        Assert.Equal(
            reader.Seen.Count, reader.Seen.Select(static revision => (revision.AlertId, revision.Revision)).Distinct().Count());
        var seen = reader.Seen.GroupBy(static revision => revision.AlertId).ToDictionary(
            static alert => alert.Key, static alert => Reader.Text(alert.MaxBy(static revision => revision.Revision)!));
        Assert.Equal(expected.OrderBy(static alert => alert.Key), seen.OrderBy(static alert => alert.Key));
    }

    private static async Task<Dictionary<string, string>> UndisturbedAsync(IReadOnlyList<Position> rows)
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(SyntheticTrace.VehicleIds(Vehicles), "hazmat");
        await sender.SendAllAsync(rows);
        Assert.Equal(rows.Count, sender.Accepted);
        return (await Reader.AlertsAsync(silo.Connection)).ToDictionary(static alert => alert.AlertId, Reader.Text);
    }

    /// <summary>Sends from the beginning and kills the process once so many rows are acknowledged.</summary>
    private static async Task SendAndKillAsync(
        RunningSilo silo, IReadOnlyList<Position> rows, int killAfter, HashSet<string> acked)
    {
        var sender = new Sender(silo.Connection) { OnAck = count => count >= killAfter ? silo.KillAsync() : Task.CompletedTask };
        await sender.RegisterAsync(SyntheticTrace.VehicleIds(Vehicles), "hazmat");
        await Assert.ThrowsAsync<RpcException>(() => sender.SendAllAsync(rows));
        acked.UnionWith(sender.Acked.Select(static row => row.ToString()));
    }

    private static async Task<HashSet<string>> TracksAsync(RunningSilo silo)
    {
        var tracks = new HashSet<string>();
        foreach (var vehicle in SyntheticTrace.VehicleIds(Vehicles))
        {
            tracks.UnionWith((await Reader.TrackAsync(silo.Connection, vehicle)).Select(static row => row.ToString()));
        }

        return tracks;
    }
}

using Tracking.Scenarios.Kills;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Edges;

/// <summary>
/// However the rows of a drive arrive - in whatever order, over however many streams, live beside old - the track and
/// the alerts in the end are those of a drive that came in order over one stream.
/// </summary>
public sealed class EdgeScenarios
{
    private const int Seed = 20_261_127;
    private const int Vehicles = 3;
    private const int RowsPerVehicle = 1_500;

    [Fact]
    public async Task Batches_OutOfOrderByHours_GiveTheSameInTheEnd()
    {
        var rows = Rows();
        var random = new Random(Seed);
        // Chunks of some minutes, shuffled over the whole of four hours.
        var shuffled = rows.Chunk(300).OrderBy(_ => random.Next()).SelectMany(static chunk => chunk).ToList();
        await SameAsync(rows, silo => new Sender(silo.Connection).SendAllAsync(shuffled));
    }

    [Fact]
    public async Task Backfill_OfHoursBesideLive_GivesTheSameInTheEnd()
    {
        var rows = Rows();
        var (old, live) = (rows.Take(rows.Count / 2).ToList(), rows.Skip(rows.Count / 2).ToList());
        await SameAsync(rows, silo => Task.WhenAll(
            new Sender(silo.Connection).SendAllAsync(live), new Sender(silo.Connection).SendAllAsync(old)));
    }

    [Fact]
    public async Task Streams_SeveralForOneVehicleAtOnce_GiveTheSameInTheEnd()
    {
        var rows = Rows();
        await SameAsync(rows, async silo =>
        {
            // Each stream carries every fourth row, and all of them one part besides: duplicates that race.
            var streams = Enumerable.Range(0, 4).Select(stream => new Sender(silo.Connection).SendAllAsync(
                [.. rows.Where((_, i) => i % 4 == stream || i < 600)]));
            await Task.WhenAll(streams);
        });
    }

    /// <summary>Sends the rows in a way of its own, and compares with what comes of them in order.</summary>
    private static async Task SameAsync(IReadOnlyList<Position> rows, Func<RunningSilo, Task> sendAsync)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var expected = await RunAsync(silo => new Sender(silo.Connection).SendAllAsync(rows));
        var actual = await RunAsync(sendAsync);
        Assert.Equal(rows.Count, expected.Track.Count);
        Assert.Equal(expected.Track, actual.Track);
        Assert.NotEmpty(expected.Alerts);
        Assert.Equal(expected.Alerts, actual.Alerts);
    }

    private static async Task<(List<string> Track, List<string> Alerts)> RunAsync(Func<RunningSilo, Task> sendAsync)
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var ids = SyntheticTrace.VehicleIds(Vehicles);
        await new Sender(silo.Connection).RegisterAsync(ids, "hazmat");
        await sendAsync(silo);
        // Every stream has flushed its vehicles after its last row, so the last flush has seen the rows of all.
        var track = new List<string>();
        foreach (var id in ids)
        {
            track.AddRange((await Reader.TrackAsync(silo.Connection, id)).Select(static row => row.ToString()));
        }

        // Late data may have cost revisions on the way and left alerts withdrawn: what stands in the end is compared.
        var alerts = (await Reader.AlertsAsync(silo.Connection))
            .Where(static alert => alert.State != "withdrawn")
            .Select(Standing)
            .Order(StringComparer.Ordinal);
        return (track, [.. alerts]);
    }

    private static string Standing(AlertRevision alert)
    {
        var copy = alert.Clone();
        (copy.Revision, copy.Change, copy.SupersedesAlertId) = (0, "", "");
        return Reader.Text(copy);
    }

    private static IReadOnlyList<Position> Rows() => SyntheticTrace.Make(new Random(Seed), Vehicles, RowsPerVehicle);
}

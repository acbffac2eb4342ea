using System.Diagnostics;
using System.Globalization;
using Tracking.Client.Connections;
using Tracking.Scenarios.Kills;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Questions;

/// <summary>
/// Look-ups beside ingest that sends as fast as it is answered. A short run shows that both go on. For the figure (99 of
/// 100 look-ups within 5 ms, on a machine that has cores to spare for the sender):
/// <c>TRACKING_LOAD_SECONDS=20 dotnet test tests/Tracking.Scenarios -c Release --filter FullyQualifiedName~LoadScenarios</c>
/// </summary>
public sealed class LoadScenarios
{
    private const string SecondsVariable = "TRACKING_LOAD_SECONDS";
    private const int Vehicles = 500;
    private const int RowsPerVehicle = 20;
    private const double BudgetMs = 5;

    private static readonly Point Somewhere = new() { LatitudeDeg = 29.9, LongitudeDeg = 115.9 };

    [Fact]
    public async Task LookUps_BesideFullIngest_AreAnswered()
    {
        var isMeasured = double.TryParse(
            Environment.GetEnvironmentVariable(SecondsVariable), CultureInfo.InvariantCulture, out var seconds);
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var ids = SyntheticTrace.VehicleIds(Vehicles).ToList();
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(ids, "hazmat");
        await sender.SendAllAsync(SyntheticTrace.Make(new Random(1), Vehicles, 2));

        var length = TimeSpan.FromSeconds(isMeasured ? seconds : 2);
        var alone = await AskForAsync(silo.Connection, ids, length);
        using var done = new CancellationTokenSource();
        var sending = Task.Run(() => SendAsync(silo.Connection, done.Token));
        var beside = await AskForAsync(silo.Connection, ids, length);
        await done.CancelAsync();
        var sent = await sending;
        Assert.True(sent > 0, "nothing was sent meanwhile");
        var figures = beside.Select(question => string.Create(
            CultureInfo.InvariantCulture,
            $"{question.Key}: {Percentile(question.Value, 0.5):F2} ms, 99 of 100 within {Percentile(question.Value, 0.99):F2} ms; "
            + $"alone {Percentile(alone[question.Key], 0.5):F2} and {Percentile(alone[question.Key], 0.99):F2} ms"));
        var report = $"{string.Join('\n', figures)}\nbeside {sent} positions in about {length.TotalSeconds} s";
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.True(!isMeasured || beside.Values.All(static times => Percentile(times, 0.99) <= BudgetMs), report);
    }

    private static double Percentile(List<double> times, double share) =>
        times.Order().ElementAt((int)((times.Count - 1) * share));

    private static async Task<SortedDictionary<string, List<double>>> AskForAsync(
        TrackingConnection connection, List<string> ids, TimeSpan length)
    {
        var took = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        var began = Stopwatch.StartNew();
        for (var round = 0; began.Elapsed < length || round == 0; round++)
        {
            await AskAsync(connection, ids[round % ids.Count], took);
        }

        return took;
    }

    // Each round other drives on later days, so that nothing is a duplicate.
    private static async Task<long> SendAsync(TrackingConnection connection, CancellationToken done)
    {
        var sent = 0L;
        for (var round = 2; !done.IsCancellationRequested; round++)
        {
            var sender = new Sender(connection);
            var rows = SyntheticTrace.Make(new Random(round), Vehicles, RowsPerVehicle);
            foreach (var row in rows)
            {
                row.DeviceTime.Seconds += round * 100_000;
            }

            await sender.SendAllAsync(rows);
            sent += sender.Accepted;
        }

        return sent;
    }

    private static async Task AskAsync(
        TrackingConnection connection, string vehicle, SortedDictionary<string, List<double>> took)
    {
        var area = new Area { Circle = new Circle { Center = Somewhere, RadiusM = 50_000 } };
        await TimeAsync(took, "nearest", async () =>
            Assert.NotEmpty((await connection.Vehicles.ListNearestAsync(new ListNearestRequest { Point = Somewhere })).Vehicles));
        await TimeAsync(took, "in area", async () =>
            await connection.Vehicles.ListInAreaAsync(new ListInAreaRequest { Area = area, PageSize = 100 }));
        await TimeAsync(took, "list of vehicles", async () =>
            Assert.NotEmpty((await connection.Vehicles.ListVehiclesAsync(
                new ListVehiclesRequest { PageSize = 20, Filter = new VehicleFilter { IdPrefix = vehicle[..4] } })).Vehicles));
        await TimeAsync(took, "track of 100", async () =>
        {
            using var call = connection.Vehicles.GetTrack(new GetTrackRequest { VehicleId = vehicle, Limit = 100 });
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        });
    }

    private static async Task TimeAsync(
        SortedDictionary<string, List<double>> took, string question, Func<Task> ask)
    {
        var began = Stopwatch.GetTimestamp();
        await ask();
        if (!took.TryGetValue(question, out var times))
        {
            took.Add(question, times = []);
        }

        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }
}

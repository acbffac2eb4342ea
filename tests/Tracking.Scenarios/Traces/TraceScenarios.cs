using Tracking.Scenarios.Silos;
using Tracking.V1;

namespace Tracking.Scenarios.Traces;

/// <summary>
/// Every real trace goes in whole, comes out as it went in, and changes nothing when it is sent again.
/// </summary>
public sealed class TraceScenarios
{
    // Rules that look for faults and stops: what they find in real data was looked at fix by fix, and is true. In the trace
    // with the source's coordinate fault every jump is one; the freezes are those that the vehicles' drivers drove through.
    private static readonly string[] LookedAt = ["emergency", "frozen", "jump", "long-stop", "zero-fix"];

    [Theory]
    [InlineData("br-aracaju-cars-buses", 18_107, "")]
    [InlineData("cn-jiangxi-transport", 477_911, "frozen AA00004 8, frozen AD00053 9, long-stop AD00013 2")]
    [InlineData(
        "cn-jiangxi-transport-as-published", 148_228, "frozen AD00053 9, jump AA00002 7, jump AD00053 5")]
    [InlineData("uk-liverpool-bus", 1_533, "")]
    [InlineData("us-motorcycle-2015", 26_665, "")]
    public async Task Ingest_RealTrace_IsAccountedForAndJudgedOnce(string name, int rows, string found)
    {
        var trace = await Trace.ReadAsync(name);
        Assert.Equal(rows, trace.Positions.Count + trace.Unreadable.Count);
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);

        var first = new Sender(silo.Connection);
        await first.RegisterAsync(trace.VehicleIds, "hazmat");
        await first.SendAllAsync(trace.Positions, trace.Unreadable);
        Assert.Equal(rows, first.Accepted + first.Duplicate + first.Rejected.Values.Sum());
        var expected = Expected(trace.Positions);
        Assert.Equal(expected.Values.Sum(static track => track.Count), first.Accepted);
        foreach (var (vehicle, track) in expected)
        {
            Assert.Equal(track, Texts(await Reader.TrackAsync(silo.Connection, vehicle)));
        }

        var alerts = await Reader.AlertsAsync(silo.Connection);
        Assert.Equal(found, Found(alerts));
        var second = new Sender(silo.Connection);
        await second.SendAllAsync(trace.Positions, trace.Unreadable);
        Assert.Equal(0, second.Accepted);
        Assert.Equal(first.Accepted + first.Duplicate, second.Duplicate);
        Assert.Equal(first.Rejected, second.Rejected);
        Assert.Equal(alerts, await Reader.AlertsAsync(silo.Connection));
    }

    [Fact]
    public async Task Ingest_ShuffledWithinTheReorderWindow_GivesTheSameAlertsByteForByte()
    {
        var trace = await Trace.ReadAsync("cn-jiangxi-transport");
        var vehicle = trace.VehicleIds[0];
        var drive = trace.Positions.Where(position => position.VehicleId == vehicle).Take(40_000).ToList();
        const int Seed = 20_261_121;
        var random = new Random(Seed);
        var shuffled = drive.OrderBy(position => position.DeviceTime.Seconds + (random.NextDouble() * 59)).ToList();

        var alerts = await AlertsOfAsync(drive, vehicle);
        Assert.NotEmpty(alerts);
        Assert.Equal(alerts, await AlertsOfAsync(shuffled, vehicle));
    }

    private static async Task<List<string>> AlertsOfAsync(IReadOnlyList<Position> positions, string vehicle)
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync([vehicle], "hazmat");
        await sender.SendAllAsync(positions);
        Assert.Equal(positions.Count, sender.Accepted + sender.Duplicate);
        return [.. (await Reader.AlertsAsync(silo.Connection)).Select(Reader.Text)];
    }

    /// <summary>
    /// What must come out of each vehicle's track: every row that can be stored, once, in time order. All rows of these
    /// files are within every range.
    /// </summary>
    private static Dictionary<string, List<string>> Expected(IReadOnlyList<Position> positions) =>
        positions
            .GroupBy(static position => position.VehicleId)
            .ToDictionary(static track => track.Key, static track => Texts(track.OrderBy(At)).ToList());

    private static string Found(IEnumerable<AlertRevision> alerts) => string.Join(", ", alerts
        .Where(static alert => LookedAt.Contains(alert.Rule) && alert.State != "withdrawn")
        .GroupBy(static alert => $"{alert.Rule} {alert.VehicleId.Replace("jx-", "", StringComparison.Ordinal)}")
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => $"{group.Key} {group.Count()}"));

    private static DateTime At(Position position) => position.DeviceTime.ToDateTime();

    // Rows of one instant have an order of their own in the store (by content), so they are compared as a sorted group.
    private static List<string> Texts(IEnumerable<Position> track) =>
        [.. track
            .GroupBy(At)
            .SelectMany(static instant => instant.Select(Normalized).Distinct().Order(StringComparer.Ordinal))];

    private static string Normalized(Position position)
    {
        var copy = position.Clone();
        if (copy.HasHeadingDeg && copy.HeadingDeg == 360)
        {
            copy.HeadingDeg = 0;
        }

        return copy.ToString();
    }
}

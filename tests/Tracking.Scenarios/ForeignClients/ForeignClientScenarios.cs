using System.Globalization;
using System.Text.Json;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;

namespace Tracking.Scenarios.ForeignClients;

/// <summary>
/// The examples that companies copy, run as they stand: other languages' gRPC reads our proto files and makes all four
/// kinds of calls against the real process.
/// </summary>
public sealed class ForeignClientScenarios
{
    private const string Fences = """
        {"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"id":"port","name":"Port","alerts":["enter"]},
        "geometry":{"type":"Polygon","coordinates":[[[115,28],[116,28],[116,29],[115,29],[115,28]]]}}]}
        """;

    [Fact]
    public async Task Node_Examples_MakeEveryKindOfCall() => await RunAsync(await ForeignClient.NodeAsync());

    [Fact]
    public async Task Python_Examples_MakeEveryKindOfCall() => await RunAsync(await ForeignClient.PythonAsync());

    private static async Task RunAsync(ForeignClient client)
    {
        using var data = new DataFolder();
        using var files = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var server = silo.GrpcUrl.Authority;

        // Client streaming and unary.
        var fences = Path.Combine(files.Path, "fences.geojson");
        await File.WriteAllTextAsync(fences, Fences);
        var imported = await JsonAsync(client, "fences", server, fences);
        Assert.Equal("""{"imported":1,"ids":["port"]}""", Text(imported));

        // Unary and bidirectional; the second time it is all there already.
        var trace = Path.Combine(files.Path, "drive.csv");
        await File.WriteAllLinesAsync(trace, Trace());
        var first = await JsonAsync(client, "send", server, trace, "hazmat");
        Assert.Equal(
            """{"registered":1,"sent":1200,"accepted":1199,"duplicate":0,"rejected":{"coordinates_out_of_range":1}}""",
            Text(first));
        var again = await JsonAsync(client, "send", server, trace, "hazmat");
        Assert.Equal(1_199, again.GetProperty("duplicate").GetInt32());

        // Server streaming, in two runs: the cursor leads from the one to the other.
        var feed = (await Reader.AlertsAsync(silo.Connection)).Count;
        Assert.True(feed >= 2, $"{feed} alerts");
        var cursor = Path.Combine(files.Path, "cursor.txt");
        var seen = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            var (exitCode, output, error) = await client.RunAsync("follow", server, cursor, "", "1");
            Assert.True(exitCode == 0, error);
            seen.Add(JsonDocument.Parse(output).RootElement.GetProperty("cursor").ToString());
        }

        Assert.Equal(["1", "2"], seen);

        // An error with its machine-readable reason.
        var (refused, _, said) = await client.RunAsync("follow", server, cursor, "999999", "1");
        Assert.Equal(1, refused);
        Assert.Contains("region_not_found", said, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonAsync(ForeignClient client, string example, params string[] arguments)
    {
        var (exitCode, output, error) = await client.RunAsync(example, arguments);
        Assert.True(exitCode == 0, $"{example}: {error}");
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Text(JsonElement json) => JsonSerializer.Serialize(json);

    /// <summary>A tanker that drives too fast every five minutes, and one row that cannot be.</summary>
    private static IEnumerable<string> Trace()
    {
        yield return "vehicle_id,time_utc,lat,lon,speed_kmh,heading";
        for (var i = 0; i < 1_200; i++)
        {
            var time = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc).AddSeconds(i * 10);
            var latitude = i == 600 ? 91 : 28.5 + (i * 0.002);
            var speed = i / 30 % 2 == 0 ? 70 : 110;
            yield return string.Create(
                CultureInfo.InvariantCulture, $"赣A12345-2,{time:yyyy-MM-dd'T'HH:mm:ss'Z'},{latitude},115.8732,{speed},0");
        }
    }
}

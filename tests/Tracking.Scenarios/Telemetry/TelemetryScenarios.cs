using Tracking.Scenarios.Kills;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;

namespace Tracking.Scenarios.Telemetry;

/// <summary>What an operator's collector gets to see.</summary>
public sealed class TelemetryScenarios
{
    [Fact]
    public async Task Export_CollectorNamed_GetsMetricsAndSpansByTheTimeTheServerHasStopped()
    {
        await using var collector = new Collector();
        using var data = new DataFolder();
        await using (var silo = await RunningSilo.StartAsync(
            data.Path,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")))
        {
            var sender = new Sender(silo.Connection);
            await sender.RegisterAsync(SyntheticTrace.VehicleIds(2), "hazmat");
            await sender.SendAllAsync(SyntheticTrace.Make(new Random(5), 2, 50));
            Assert.Equal(0, await silo.StopAsync());
        }

        var metrics = collector.Received("metrics");
        Assert.All(
            [
                "tracking.ingest.positions", "tracking.ingest.batch.duration", "tracking.ingest.judge.duration",
                "tracking.storage.commits", "tracking.storage.queue.length", "http.server.request.duration",
                "service.name", "tracking.outcome",
            ],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        var traces = collector.Received("traces");
        Assert.All(
            ["ingest batch", "judge batch", "tracking.accepted"],
            name => Assert.Contains(name, traces, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_CollectorThatIsAway_HoldsUpNeitherWorkNorStop()
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(SyntheticTrace.VehicleIds(1), "hazmat");
        await sender.SendAllAsync(SyntheticTrace.Make(new Random(5), 1, 50));

        Assert.Equal(0, await silo.StopAsync());
    }
}

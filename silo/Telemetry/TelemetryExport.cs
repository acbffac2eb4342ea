using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Tracking.Api.Servers;

namespace Tracking.Silo.Telemetry;

/// <summary>
/// The export of one signal, from the host's start to its end; what is gathered by then is still sent, for as long as a
/// collector may take that does not answer.
/// </summary>
internal sealed class TelemetryExport(Func<IDisposable> start, Func<IDisposable, bool> flush) : IHostedService, IDisposable
{
    /// <summary>How long the last of it may take to be sent; a collector that is away must not hold up the host's end.</summary>
    private const int FlushTimeoutMs = 2_000;

    private const string ServiceName = "tracking";

    /// <summary>Meters of the framework and of Orleans that say how the process does.</summary>
    private static readonly string[] MetersOfOthers =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Microsoft.Orleans",
    ];

    private IDisposable? _provider;

    public static TelemetryExport OfMetrics() => new(
        static () => Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter("Tracking.*")
            .AddMeter(MetersOfOthers)
            .AddOtlpExporter()
            .Build(),
        static provider => ((MeterProvider)provider).ForceFlush(FlushTimeoutMs));

    public static TelemetryExport OfTraces() => new(
        static () => Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource("Tracking.*", "Microsoft.AspNetCore")
            .AddOtlpExporter()
            .Build(),
        static provider => ((TracerProvider)provider).ForceFlush(FlushTimeoutMs));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _provider = start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (_provider is { } provider)
        {
            flush(provider);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _provider?.Dispose();

    private static void Describe(ResourceBuilder resource) =>
        resource.AddService(ServiceName, serviceVersion: BuildInfo.Current.Version).AddEnvironmentVariableDetector();
}

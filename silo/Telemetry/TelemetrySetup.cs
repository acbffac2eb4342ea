namespace Tracking.Silo.Telemetry;

/// <summary>
/// Sends metrics and traces to an OpenTelemetry collector, if one is named by the standard variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> (or a signal's own); with none named nothing is gathered and nothing is sent. All
/// else of the standard's variables applies too: protocol, headers, resource attributes, sampler, intervals.
/// </summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    public static void AddTrackingTelemetry(this IHostApplicationBuilder builder)
    {
        if (IsSet(MetricsEndpoint) || IsSet(Endpoint))
        {
            builder.Services.AddSingleton<IHostedService>(static _ => TelemetryExport.OfMetrics());
        }

        if (IsSet(TracesEndpoint) || IsSet(Endpoint))
        {
            // Not AddHostedService: it takes only one of a type.
            builder.Services.AddSingleton<IHostedService>(static _ => TelemetryExport.OfTraces());
        }
    }

    private static bool IsSet(string variable) =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}

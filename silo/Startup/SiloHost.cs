using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tracking.Api;
using Tracking.Api.Servers;
using Tracking.Grains;
using Tracking.Ingest;
using Tracking.Silo.Configuration;
using Tracking.Silo.Logging;
using Tracking.Silo.Telemetry;
using Tracking.Storage;
using Tracking.Storage.Sqlite;

namespace Tracking.Silo.Startup;

/// <summary>Puts the whole system together: the only place that sees every part.</summary>
internal static partial class SiloHost
{
    /// <summary>Calls a client may have open on one connection; more would queue silently in the client.</summary>
    private const int StreamsPerConnection = 1_000;

    /// <summary>
    /// How long a connection may be silent before its client must answer a ping: one that vanished without a word holds
    /// its watches no longer than this and the ping's own 20 s.
    /// </summary>
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);

    public static async Task<WebApplication> BuildAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The settings file lies beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        var options = TrackingOptions.Read(builder.Configuration);
        var rules = RulePackSetup.Load(options);

        builder.Logging.AddTrackingLogging();
        builder.AddTrackingTelemetry();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(rules);
        builder.Services.AddTrackingStore(options);
        builder.AddTrackingOrleans(options);
        builder.Services.AddTrackingLimits(options).AddTrackingIngest();
        builder.Services.AddTrackingGrains();
        builder.Services.AddTrackingApi();

        var app = builder.Build();
        // First of all, so that what cannot be opened is said before anything else runs, and the container closes it last.
        app.Services.GetRequiredService<SqliteStore>();
        await app.Services.LoadGeographyAsync(Path.Combine(AppContext.BaseDirectory, "regions"));
        await app.Services.LoadLivePositionsAsync();
        app.MapTrackingApi();
        app.MapGet("/healthz", Health);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, options));
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, TrackingOptions options)
    {
        var address = IPAddress.Parse(options.Grpc.Address);
        kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        kestrel.Limits.Http2.KeepAlivePingDelay = PingDelay;
        // A port without TLS cannot tell the two protocols apart, so each has its own.
        kestrel.Listen(address, options.Grpc.Port, static listen => listen.Protocols = HttpProtocols.Http2);
        kestrel.Listen(address, options.Http.Port, static listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static IResult Health(IHostApplicationLifetime lifetime, IStoreState store)
    {
        var status = lifetime.ApplicationStopping.IsCancellationRequested ? "stopping"
            : store.IsWritable ? "ok"
            : "store_failed";
        return Results.Json(
            new
            {
                status,
                version = BuildInfo.Current.Version,
                build = BuildInfo.Current.Build,
            },
            statusCode: status == "ok" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static void Announce(WebApplication app, TrackingOptions options)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>()
            .Addresses.ToList();
        LogStarted(
            app.Logger,
            BuildInfo.Current.Version,
            BuildInfo.Current.Build,
            addresses[0],
            addresses[1] + "/healthz",
            Path.GetFullPath(options.Storage.Path));
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Tracking {Version} ({Build}) is running: gRPC {GrpcUrl}, health {HealthUrl}, data in {DataPath}. No credentials are configured: loopback only.")]
    private static partial void LogStarted(
        ILogger logger, string version, string build, string grpcUrl, string healthUrl, string dataPath);
}

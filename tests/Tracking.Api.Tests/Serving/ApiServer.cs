using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Tracking.Contracts.Live;
using Tracking.Ingest;
using Tracking.Storage;
using Tracking.Storage.Alerts;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Testing.Time;

namespace Tracking.Api.Tests.Serving;

/// <summary>
/// The services on a loopback port of their own, over real gRPC, the real doors and the real store in a folder of its own.
/// Grains and the live stream are fakes that a test steers; the clock stands still.
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    // Only ends a test that would hang: no test waits for it.
    private readonly CancellationTokenSource _safety = new(TimeSpan.FromMinutes(2));
    private readonly DirectoryInfo _folder;
    private WebApplication _application = null!;
    private GrpcChannel _channel = null!;

    private ApiServer(DirectoryInfo folder, SqliteStore store, ManualTimeProvider clock)
    {
        _folder = folder;
        Store = store;
        Clock = clock;
        Alerts = new SteeredAlerts(store.Alerts);
        Log = new SteeredLog(store.Log);
        Grains = new FakeGrains(store.Vehicles);
    }

    public ManualTimeProvider Clock { get; }

    public SqliteStore Store { get; }

    public SteeredAlerts Alerts { get; }

    public SteeredLog Log { get; }

    public SteeredStoreState StoreState { get; } = new();

    public FakeGrains Grains { get; }

    public FakeStreams Streams { get; } = new();

    public GrpcChannel Channel => _channel;

    public IServiceProvider Services => _application.Services;

    /// <summary>Ends calls of a test that would hang.</summary>
    public CancellationToken Safety => _safety.Token;

    public V1.Telematics.TelematicsClient Telematics => new(_channel);

    public V1.Quarantine.QuarantineClient Quarantine => new(_channel);

    public V1.Vehicles.VehiclesClient Vehicles => new(_channel);

    public V1.Alerts.AlertsClient AlertsClient => new(_channel);

    public V1.Drivers.DriversClient Drivers => new(_channel);

    public V1.Fences.FencesClient Fences => new(_channel);

    public V1.Regions.RegionsClient Regions => new(_channel);

    /// <param name="configure">Adds settings before the services take their defaults.</param>
    public static async Task<ApiServer> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("tracking-api-");
        var clock = new ManualTimeProvider();
        var options = new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "tracking.db") };
        var server = new ApiServer(folder, await SqliteStore.OpenAsync(options, clock), clock);
        await server.StartHostAsync(configure);
        return server;
    }

    /// <summary>Stops as a host does: long calls are told, then the port closes.</summary>
    public Task StopAsync() => _application.StopAsync(Safety);

    public async ValueTask DisposeAsync()
    {
        // A test that failed half-way may have left calls open: they are cut off, not waited for.
        _channel.Dispose();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _application.StopAsync(atOnce.Token);
        await _application.DisposeAsync();
        await Store.DisposeAsync();
        _safety.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartHostAsync(Action<IServiceCollection>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, static port => port.Protocols = HttpProtocols.Http2));
        AddParts(builder.Services);
        configure?.Invoke(builder.Services);
        builder.Services.AddTrackingIngest();
        builder.Services.AddTrackingApi();
        _application = builder.Build();
        _application.MapTrackingApi();
        await _application.StartAsync();
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        _channel = GrpcChannel.ForAddress(addresses!.Addresses.Single());
    }

    private void AddParts(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IPositionLog>(Log);
        services.AddSingleton<IAlertStore>(Alerts);
        services.AddSingleton<IStoreState>(StoreState);
        services.AddSingleton(Store.Heads);
        services.AddSingleton(Store.Vehicles);
        services.AddSingleton(Store.Drivers);
        services.AddSingleton(Store.Signs);
        services.AddSingleton(Store.DriverJudgements);
        services.AddSingleton(Store.Fences);
        services.AddSingleton(Store.Regions);
        services.AddSingleton(Store.Quarantine);
        services.AddSingleton(Store.Visitors);
        services.AddSingleton(Grains.Factory);
        services.AddKeyedSingleton<IStreamProvider>(LiveStream.Provider, Streams);
    }
}

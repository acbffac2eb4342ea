using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracking.Geo.Fences;
using Tracking.Geo.Live;
using Tracking.Geo.Regions;
using Tracking.Ingest.Drivers;
using Tracking.Ingest.Fences;
using Tracking.Ingest.Live;
using Tracking.Ingest.Positions;
using Tracking.Ingest.Quotas;
using Tracking.Ingest.Regions;
using Tracking.Storage.Positions;

namespace Tracking.Ingest;

/// <summary>Registers the doors and the catalogues behind them.</summary>
public static class TrackingIngest
{
    public static IServiceCollection AddTrackingIngest(this IServiceCollection services)
    {
        services.AddSingleton<RegionCatalogue>();
        services.AddSingleton<LiveIndex>();
        services.AddSingleton<FenceCatalogue>();
        services.AddSingleton<RegionDoor>();
        services.AddSingleton<FenceDoor>();
        services.AddSingleton<IngestMeter>();
        services.TryAddSingleton(new QuotaOptions());
        services.AddSingleton<CompanyQuotas>();
        services.AddSingleton<PositionDoor>();
        services.AddSingleton<DriverDoor>();
        return services;
    }

    /// <summary>Fills the catalogues from the store, before anything is taken in or judged.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="shippedRegions">The folder of the GeoJSON documents that an empty store takes first.</param>
    public static async Task LoadGeographyAsync(this IServiceProvider services, string shippedRegions)
    {
        var files = Directory.Exists(shippedRegions)
            ? Directory.GetFiles(shippedRegions, "*.geojson").Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        await services.GetRequiredService<RegionDoor>().LoadAsync(files, CancellationToken.None);
        await services.GetRequiredService<FenceDoor>().LoadAsync(CancellationToken.None);
    }

    /// <summary>Fills the live index from the store, before anybody can ask it.</summary>
    public static Task LoadLivePositionsAsync(this IServiceProvider services) => LivePositions.LoadAsync(
        services.GetRequiredService<LiveIndex>(), services.GetRequiredService<IVehicleHeads>(), CancellationToken.None);
}

using Microsoft.Extensions.DependencyInjection;
using Tracking.Grains.Drivers;
using Tracking.Grains.Sweeping;
using Tracking.Grains.Vehicles;

namespace Tracking.Grains;

/// <summary>Registers what the grains need from a host that has the stores, the catalogues and the rule set.</summary>
public static class TrackingGrains
{
    /// <summary>The grain storage provider that the host must configure for snapshots.</summary>
    public const string SnapshotProvider = VehicleSnapshot.Provider;

    public static IServiceCollection AddTrackingGrains(this IServiceCollection services)
    {
        services.AddSingleton<VehicleStores>();
        services.AddSingleton<JudgingSource>();
        services.AddSingleton<DriverStores>();
        services.AddSingleton<DriverWaker>();
        services.AddHostedService<DriverSweeper>();
        services.AddTransient<LiveAnnouncer>();
        services.AddHostedService<Sweeper>();
        return services;
    }
}

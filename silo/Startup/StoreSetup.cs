using Tracking.Silo.Configuration;
using Tracking.Storage.Sqlite;

namespace Tracking.Silo.Startup;

/// <summary>Opens the embedded store and hands out its parts.</summary>
internal static class StoreSetup
{
    public const string DatabaseFile = "tracking.db";
    public const string SnapshotFile = "snapshots.db";

    public static async Task AddTrackingStoreAsync(this IServiceCollection services, TrackingOptions options)
    {
        var folder = Directory.CreateDirectory(options.Storage.Path).FullName;
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder, DatabaseFile) }, TimeProvider.System);
        // Registered through a factory, so that the container closes it after everything that writes to it.
        services.AddSingleton(_ => store);
        services.AddSingleton(store.Log);
        services.AddSingleton(store.Heads);
        services.AddSingleton(store.Judgements);
        services.AddSingleton(store.Alerts);
        services.AddSingleton(store.Vehicles);
        services.AddSingleton(store.Fences);
        services.AddSingleton(store.Regions);
        services.AddSingleton(store.Quarantine);
        services.AddSingleton(store.Visitors);
    }
}

using Tracking.Silo.Configuration;
using Tracking.Storage.Sqlite;

namespace Tracking.Silo.Startup;

/// <summary>Opens the embedded store when it is first asked for, and hands out its parts.</summary>
internal static class StoreSetup
{
    public const string DatabaseFile = "tracking.db";
    public const string SnapshotFile = "snapshots.db";

    public static void AddTrackingStore(this IServiceCollection services, TrackingOptions options)
    {
        var path = Path.Combine(options.Storage.Path, DatabaseFile);
        // Made by the container, which then closes it after everything that writes to it.
        services.AddSingleton(provider => Open(path, provider.GetRequiredService<ILogger<SqliteStore>>()));
        services.AddPart(static store => store.State);
        services.AddPart(static store => store.Log);
        services.AddPart(static store => store.Heads);
        services.AddPart(static store => store.Judgements);
        services.AddPart(static store => store.Alerts);
        services.AddPart(static store => store.Vehicles);
        services.AddPart(static store => store.Fences);
        services.AddPart(static store => store.Regions);
        services.AddPart(static store => store.Quarantine);
        services.AddPart(static store => store.Visitors);
        services.AddDriverParts();
    }

    private static void AddDriverParts(this IServiceCollection services)
    {
        services.AddPart(static store => store.Segments);
        services.AddPart(static store => store.Drivers);
        services.AddPart(static store => store.Signs);
        services.AddPart(static store => store.DriverJudgements);
    }

    private static void AddPart<T>(this IServiceCollection services, Func<SqliteStore, T> part)
        where T : class => services.AddSingleton(provider => part(provider.GetRequiredService<SqliteStore>()));

    // The start of the program waits for it anyway, and containers cannot.
    private static SqliteStore Open(string path, ILogger logger) =>
        SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System, logger).GetAwaiter().GetResult();
}

using Microsoft.Data.Sqlite;
using Orleans.Configuration;
using Orleans.Hosting;
using Tracking.Contracts.Live;
using Tracking.Grains;
using Tracking.Silo.Configuration;
using Tracking.Storage;
using Tracking.Storage.Sqlite.Grains;

namespace Tracking.Silo.Startup;

/// <summary>The silo: where grains live, where their snapshots are kept, and the stream of live positions.</summary>
internal static class OrleansSetup
{
    private const string ServiceId = "tracking";

    /// <summary>Orleans' name for SQLite; it loads Microsoft.Data.Sqlite.</summary>
    private const string SqliteInvariant = "System.Data.SQLite";

    /// <summary>
    /// Where the stream provider keeps its subscriptions: in memory, since they end with their watchers.
    /// </summary>
    private const string PubSubStore = "PubSubStore";

    /// <summary>
    /// How long a call may take. The longest by far re-folds eight days of one vehicle: about 700,000 positions.
    /// </summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(2);

    public static void AddTrackingOrleans(this IHostApplicationBuilder builder, TrackingOptions options)
    {
        var file = Path.Combine(Directory.CreateDirectory(options.Storage.Path).FullName, StoreSetup.SnapshotFile);
        var snapshots = new SqliteConnectionStringBuilder { DataSource = file }.ToString();
        Prepare(file, snapshots);
        builder.UseOrleans(silo =>
        {
            if (options.Cluster.Provider == "adonet")
            {
                silo.UseAdoNetClustering(clustering =>
                {
                    clustering.Invariant = options.Cluster.Invariant;
                    clustering.ConnectionString = options.Cluster.ConnectionString;
                });
            }
            else
            {
                silo.UseLocalhostClustering(
                    options.Cluster.SiloPort, options.Cluster.GatewayPort, null, ServiceId, ServiceId);
            }

            silo.Configure<SiloMessagingOptions>(static messaging => messaging.ResponseTimeout = ResponseTimeout);
            silo.AddAdoNetGrainStorage(TrackingGrains.SnapshotProvider, storage =>
            {
                storage.Invariant = SqliteInvariant;
                storage.ConnectionString = snapshots;
            });
            silo.AddMemoryGrainStorage(PubSubStore);
            silo.AddMemoryStreams(LiveStream.Provider);
        });
    }

    private static void Prepare(string file, string connectionString)
    {
        try
        {
            GrainStorageSchema.Apply(connectionString);
        }
        catch (SqliteException error)
        {
            throw new StorageException(
                $"cannot use the snapshots '{file}': {error.Message.TrimEnd('.')}; they are made from the log, so the file may be deleted",
                error);
        }
    }
}

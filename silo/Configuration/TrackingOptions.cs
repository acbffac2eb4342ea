using System.Net;
using Tracking.Api.Positions;
using Tracking.Ingest.Quotas;

namespace Tracking.Silo.Configuration;

/// <summary>
/// The settings of the section <c>Tracking</c>: appsettings.json, then environment (<c>Tracking__Grpc__Port</c>), then
/// command line (<c>--Tracking:Grpc:Port=5601</c>).
/// </summary>
internal sealed class TrackingOptions
{
    public const string Section = "Tracking";

    public GrpcOptions Grpc { get; set; } = new();

    public HttpOptions Http { get; set; } = new();

    public StorageOptions Storage { get; set; } = new();

    public ClusterOptions Cluster { get; set; } = new();

    public StreamOptions Streams { get; set; } = new();

    public QuotaSettings Quotas { get; set; } = new();

    /// <summary>The rule pack in force: the name of a file in deploy/rulepacks, without its ending.</summary>
    public string RulePack { get; set; } = "CN";

    /// <summary>Reads the section and checks it.</summary>
    /// <exception cref="ConfigurationException">A setting is unreadable, out of range or not supported.</exception>
    public static TrackingOptions Read(IConfiguration configuration)
    {
        TrackingOptions options;
        try
        {
            options = configuration.GetSection(Section).Get<TrackingOptions>() ?? new();
        }
        catch (InvalidOperationException error)
        {
            // Says which setting, what it is and what it should be: a port that is no number.
            throw new ConfigurationException(error.Message);
        }

        options.Check();
        return options;
    }

    /// <summary>Refuses what cannot work, with a message that says what to change.</summary>
    /// <exception cref="ConfigurationException">A setting is out of range or not supported.</exception>
    private void Check()
    {
        if (!IPAddress.TryParse(Grpc.Address, out var address))
        {
            throw new ConfigurationException($"Tracking:Grpc:Address is '{Grpc.Address}', which is not an IP address.");
        }

        if (!IPAddress.IsLoopback(address))
        {
            throw new ConfigurationException(
                $"Tracking:Grpc:Address is {address}, but without credentials the server listens on loopback only: "
                + "use 127.0.0.1 or ::1.");
        }

        CheckPort("Tracking:Grpc:Port", Grpc.Port);
        CheckPort("Tracking:Http:Port", Http.Port);
        CheckPort("Tracking:Cluster:SiloPort", Cluster.SiloPort);
        CheckPort("Tracking:Cluster:GatewayPort", Cluster.GatewayPort);
        if (Storage.Provider != "sqlite")
        {
            throw new ConfigurationException(
                $"Tracking:Storage:Provider is '{Storage.Provider}'; the only store of this version is 'sqlite'.");
        }

        if (string.IsNullOrWhiteSpace(Storage.Path))
        {
            throw new ConfigurationException("Tracking:Storage:Path is empty; name the folder for the database files.");
        }

        Streams.Check();
        Quotas.Check();
        if (Cluster.Provider is not ("none" or "adonet"))
        {
            throw new ConfigurationException($"Tracking:Cluster:Provider is '{Cluster.Provider}'; use 'none' or 'adonet'.");
        }
    }

    private static void CheckAtLeast(string name, long value, long least)
    {
        if (value < least)
        {
            throw new ConfigurationException($"{name} is {value}; use {least} or more.");
        }
    }

    private static void CheckPort(string name, int port)
    {
        if (port is < 0 or > 65_535)
        {
            throw new ConfigurationException($"{name} is {port}; use 0 (any free port) to 65535.");
        }
    }

    internal sealed class GrpcOptions
    {
        /// <summary>The address to listen on; loopback only until credentials can be configured.</summary>
        public string Address { get; set; } = "127.0.0.1";

        /// <summary>gRPC over HTTP/2 without TLS; 0 takes a free port.</summary>
        public int Port { get; set; } = 5601;
    }

    internal sealed class HttpOptions
    {
        /// <summary>Health over HTTP/1.1, on the same address; 0 takes a free port.</summary>
        public int Port { get; set; } = 5602;
    }

    internal sealed class StreamOptions
    {
        /// <summary>Seconds without a message after which a stream of positions is ended.</summary>
        public int IdleSeconds { get; set; } = 300;

        /// <summary>Streams of positions that one peer address may have open.</summary>
        public int PerPeer { get; set; } = 500;

        public void Check()
        {
            CheckAtLeast("Tracking:Streams:IdleSeconds", IdleSeconds, 1);
            CheckAtLeast("Tracking:Streams:PerPeer", PerPeer, 1);
        }

        public PositionStreamOptions ToOptions() =>
            new() { IdleTimeout = TimeSpan.FromSeconds(IdleSeconds), MaximumPerPeer = PerPeer };
    }

    internal sealed class QuotaSettings
    {
        /// <summary>For every company without an entry of its own; 0 for none.</summary>
        public int PositionsPerSecond { get; set; }

        /// <summary>For every company without an entry of its own; 0 for none.</summary>
        public long StoredPerDay { get; set; }

        /// <summary>By the company's name.</summary>
        public Dictionary<string, CompanyQuota> Companies { get; set; } = [];

        private CompanyQuota Default => new() { PositionsPerSecond = PositionsPerSecond, StoredPerDay = StoredPerDay };

        public void Check()
        {
            Check("Tracking:Quotas", Default);
            foreach (var (company, quota) in Companies)
            {
                Check($"Tracking:Quotas:Companies:{company}", quota);
            }
        }

        public QuotaOptions ToOptions() => new() { Default = Default, Companies = Companies };

        private static void Check(string name, CompanyQuota quota)
        {
            CheckAtLeast($"{name}:PositionsPerSecond", quota.PositionsPerSecond, 0);
            CheckAtLeast($"{name}:StoredPerDay", quota.StoredPerDay, 0);
        }
    }

    internal sealed class StorageOptions
    {
        /// <summary>The store: <c>sqlite</c>.</summary>
        public string Provider { get; set; } = "sqlite";

        /// <summary>The folder of the database files, made when it is missing.</summary>
        public string Path { get; set; } = "data";
    }

    internal sealed class ClusterOptions
    {
        /// <summary><c>none</c> for one process, <c>adonet</c> for a cluster.</summary>
        public string Provider { get; set; } = "none";

        /// <summary>ADO.NET invariant and connection string of the membership table, for <c>adonet</c>.</summary>
        public string Invariant { get; set; } = "Npgsql";

        public string ConnectionString { get; set; } = "";

        /// <summary>Orleans' own port between silos, loopback.</summary>
        public int SiloPort { get; set; } = 11_111;

        /// <summary>Orleans' own port for clients, loopback; 0 for none.</summary>
        public int GatewayPort { get; set; } = 30_000;
    }
}

using Grpc.Core;
using Grpc.Net.Client;
using Tracking.V1;

namespace Tracking.Client.Connections;

/// <summary>
/// The generated clients of every service over one channel. Opening connects nowhere yet; the first call does. Safe for
/// several threads at once; errors of the clients are <see cref="RpcException"/>, which <see cref="Explain"/>
/// translates.
/// </summary>
public sealed class TrackingConnection : IDisposable
{
    // A host that swallows packets must not hold a person up for the two minutes that the system would wait.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // Notices a peer that vanished without a word while a watch stands silent.
    private static readonly TimeSpan KeepAliveDelay = TimeSpan.FromSeconds(30);

    // A page of 1,000 alerts with 16 KiB of details each, the largest answer there is.
    private const int MaximumAnswerBytes = 16 * 1024 * 1024;

    private readonly GrpcChannel _channel;

    private TrackingConnection(Uri server)
    {
        Server = server;
        _channel = GrpcChannel.ForAddress(server, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                ConnectTimeout = ConnectTimeout,
                KeepAlivePingDelay = KeepAliveDelay,
                EnableMultipleHttp2Connections = true,
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaximumAnswerBytes,
        });
        Alerts = new Alerts.AlertsClient(_channel);
        Drivers = new Drivers.DriversClient(_channel);
        Fences = new Fences.FencesClient(_channel);
        Info = new Server.ServerClient(_channel);
        Quarantine = new Quarantine.QuarantineClient(_channel);
        Regions = new Regions.RegionsClient(_channel);
        Telematics = new Telematics.TelematicsClient(_channel);
        Vehicles = new Vehicles.VehiclesClient(_channel);
    }

    /// <summary>The address this connection calls.</summary>
    public Uri Server { get; }

    /// <summary>What the rules found.</summary>
    public Alerts.AlertsClient Alerts { get; }

    /// <summary>Who drives which vehicle.</summary>
    public Drivers.DriversClient Drivers { get; }

    /// <summary>Areas that raise alerts or carry a speed limit.</summary>
    public Fences.FencesClient Fences { get; }

    /// <summary>What is running at the address.</summary>
    public Server.ServerClient Info { get; }

    /// <summary>What was rejected, as it was sent.</summary>
    public Quarantine.QuarantineClient Quarantine { get; }

    /// <summary>Provinces, prefectures, counties.</summary>
    public Regions.RegionsClient Regions { get; }

    /// <summary>Where positions are sent; for traces and batches use <see cref="Ingest.IngestSession"/>.</summary>
    public Telematics.TelematicsClient Telematics { get; }

    /// <summary>Where vehicles are and what they did.</summary>
    public Vehicles.VehiclesClient Vehicles { get; }

    /// <summary>
    /// Makes a connection to <c>http://host:port</c> (HTTP/2 without TLS) or <c>https://host:port</c>.
    /// </summary>
    /// <exception cref="ArgumentException">Not an absolute http or https address.</exception>
    public static TrackingConnection Open(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.IsAbsoluteUri && (server.Scheme == Uri.UriSchemeHttp || server.Scheme == Uri.UriSchemeHttps)
            ? new TrackingConnection(server)
            : throw new ArgumentException($"'{server}' is not an http or https address", nameof(server));
    }

    /// <summary>
    /// The typed error behind a failed call: <see cref="ServerUnreachableException"/> or its base. Whoever cancelled
    /// the call looks at that first: the error of a call that was cancelled here cannot be told from a broken
    /// connection's.
    /// </summary>
    public TrackingException Explain(RpcException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return CallErrors.Explain(Server, fault);
    }

    /// <summary>Ends every call and closes the connection.</summary>
    public void Dispose() => _channel.Dispose();
}

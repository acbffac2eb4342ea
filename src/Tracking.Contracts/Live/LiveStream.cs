namespace Tracking.Contracts.Live;

/// <summary>Names of the stream of live positions: one stream a vehicle, lossy, in memory.</summary>
public static class LiveStream
{
    /// <summary>The stream provider.</summary>
    public const string Provider = "live";

    /// <summary>The streams' namespace; a stream's key is the vehicle's id.</summary>
    public const string Namespace = "vehicle-live";
}

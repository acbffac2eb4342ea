namespace Orleans.Configuration;

/// <summary>The names of cluster and service; the service's is part of the key of stored states.</summary>
public class ClusterOptions
{
    public const string DefaultClusterId = "default";
    public const string DefaultServiceId = "default";
    internal const string DevelopmentId = "dev";

    public string ClusterId { get; set; } = DefaultClusterId;

    public string ServiceId { get; set; } = DefaultServiceId;
}

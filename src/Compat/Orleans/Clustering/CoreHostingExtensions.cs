using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Clustering;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>A silo on its own.</summary>
public static class CoreHostingExtensions
{
    /// <summary>Runs without other silos. The ports are accepted and not opened.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = EndpointOptions.DEFAULT_SILO_PORT,
        int gatewayPort = EndpointOptions.DEFAULT_GATEWAY_PORT,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = ClusterOptions.DevelopmentId,
        string clusterId = ClusterOptions.DevelopmentId)
    {
        builder.Services.AddSingleton(new ClusteringChoice(IsLocal: true));
        builder.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort);

        // As the real one: names left at the default do not override those configured elsewhere.
        if (serviceId == ClusterOptions.DevelopmentId && clusterId == ClusterOptions.DevelopmentId)
        {
            builder.Services.PostConfigure<ClusterOptions>(UseDevelopmentNamesWhereEmpty);
            return builder;
        }

        return builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
    }

    private static void UseDevelopmentNamesWhereEmpty(ClusterOptions options)
    {
        options.ClusterId = Or(options.ClusterId);
        options.ServiceId = Or(options.ServiceId);

        static string Or(string value) => string.IsNullOrWhiteSpace(value) ? ClusterOptions.DevelopmentId : value;
    }
}

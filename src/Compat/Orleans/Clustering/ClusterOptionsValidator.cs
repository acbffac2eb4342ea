using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Clustering;

/// <summary>Refuses every clustering except that of one process.</summary>
internal sealed class ClusterOptionsValidator(IOptions<ClusterOptions> options, IEnumerable<ClusteringChoice> choices)
    : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (string.IsNullOrWhiteSpace(options.Value.ClusterId) || string.IsNullOrWhiteSpace(options.Value.ServiceId))
        {
            throw new OrleansConfigurationException("ClusterOptions: ClusterId and ServiceId must not be empty.");
        }

        var last = choices.LastOrDefault() ?? throw new OrleansConfigurationException(
            "Clustering has not been configured: a silo on its own needs UseLocalhostClustering.");
        if (!last.IsLocal)
        {
            throw new OrleansConfigurationException(
                "Clustering needs the real Orleans packages: build with -p:Packages=feed.");
        }
    }
}

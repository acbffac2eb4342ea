using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

internal sealed class GrainCollectionOptionsValidator(IOptions<GrainCollectionOptions> options)
    : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        if (value.CollectionQuantum <= TimeSpan.Zero)
        {
            throw new OrleansConfigurationException($"GrainCollectionOptions.CollectionQuantum must be positive.");
        }

        if (value.CollectionAge <= value.CollectionQuantum && value.CollectionAge != Timeout.InfiniteTimeSpan)
        {
            throw new OrleansConfigurationException(
                "GrainCollectionOptions.CollectionAge must be greater than CollectionQuantum, "
                + $"which is set to {value.CollectionQuantum}.");
        }
    }
}

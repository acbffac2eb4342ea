using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Streams.Memory;

/// <summary>Requires what the real packages require: a place for subscriptions, though none is needed here.</summary>
internal sealed class SubscriptionStorageValidator(IServiceProvider services, string name) : IConfigurationValidator
{
    private const string DefaultStorage = "PubSubStore";

    public void ValidateConfiguration()
    {
        if (services.GetKeyedService<IGrainStorage>(name) is null
            && services.GetKeyedService<IGrainStorage>(DefaultStorage) is null)
        {
            throw new OrleansConfigurationException(
                $"Streams \"{name}\" require a grain storage named {DefaultStorage} or {name} to be configured.");
        }
    }
}

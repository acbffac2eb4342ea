using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Persistence.AdoNet;

internal sealed class AdoNetGrainStorageOptionsValidator(AdoNetGrainStorageOptions options, string name)
    : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (string.IsNullOrWhiteSpace(options.Invariant))
        {
            throw new OrleansConfigurationException(
                $"Invalid AdoNetGrainStorageOptions of \"{name}\": Invariant is required.");
        }

        if (string.IsNullOrWhiteSpace(options.ConnectionString) == (options.DataSource is null))
        {
            throw new OrleansConfigurationException(
                $"Invalid AdoNetGrainStorageOptions of \"{name}\": "
                + "configure exactly one of ConnectionString or DataSource.");
        }
    }
}

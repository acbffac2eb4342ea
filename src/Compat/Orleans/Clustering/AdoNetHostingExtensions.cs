using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Clustering;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Clustering through a database, which makes the start fail: it needs the real packages.</summary>
public static class AdoNetHostingExtensions
{
    public static ISiloBuilder UseAdoNetClustering(
        this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions) =>
        builder.UseAdoNetClustering(options => options.Configure(configureOptions));

    public static ISiloBuilder UseAdoNetClustering(
        this ISiloBuilder builder, Action<OptionsBuilder<AdoNetClusteringSiloOptions>> configureOptions)
    {
        configureOptions.Invoke(builder.Services.AddOptions<AdoNetClusteringSiloOptions>());
        builder.Services.AddSingleton(new ClusteringChoice(IsLocal: false));
        return builder;
    }
}

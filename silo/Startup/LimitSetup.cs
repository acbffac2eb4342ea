using Tracking.Api.Positions;
using Tracking.Ingest.Quotas;
using Tracking.Silo.Configuration;

namespace Tracking.Silo.Startup;

/// <summary>What senders may take of this server, from the settings.</summary>
internal static class LimitSetup
{
    public static void AddTrackingLimits(this IServiceCollection services, TrackingOptions options)
    {
        services.AddSingleton(new PositionStreamOptions
        {
            IdleTimeout = TimeSpan.FromSeconds(options.Streams.IdleSeconds),
            MaximumPerPeer = options.Streams.PerPeer,
        });
        services.AddSingleton(new QuotaOptions
        {
            Default = new CompanyQuota
            {
                PositionsPerSecond = options.Quotas.PositionsPerSecond,
                StoredPerDay = options.Quotas.StoredPerDay,
            },
            Companies = options.Quotas.Companies,
        });
    }
}

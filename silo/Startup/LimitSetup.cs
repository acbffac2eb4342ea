using Tracking.Silo.Configuration;

namespace Tracking.Silo.Startup;

/// <summary>What senders may take of this server, from the settings.</summary>
internal static class LimitSetup
{
    public static IServiceCollection AddTrackingLimits(this IServiceCollection services, TrackingOptions options) =>
        services.AddSingleton(options.Streams.ToOptions()).AddSingleton(options.Quotas.ToOptions());
}

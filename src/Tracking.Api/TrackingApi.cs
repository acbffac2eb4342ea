using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracking.Api.Alerts;
using Tracking.Api.Drivers;
using Tracking.Api.Errors;
using Tracking.Api.Fences;
using Tracking.Api.Live;
using Tracking.Api.Positions;
using Tracking.Api.Quarantine;
using Tracking.Api.Regions;
using Tracking.Api.Servers;
using Tracking.Api.Tracks;
using Tracking.Api.Vehicles;
using Tracking.Api.Visitors;

namespace Tracking.Api;

/// <summary>Adds the gRPC services to a host that has the stores, the doors and the grains.</summary>
public static class TrackingApi
{
    public static IServiceCollection AddTrackingApi(this IServiceCollection services)
    {
        services.AddGrpc();
        services.AddSingleton<LiveWatchFactory>();
        services.AddSingleton<VehicleFilters>();
        services.AddSingleton<LiveQuestions>();
        services.AddSingleton<AreaWatching>();
        services.AddSingleton<TrackReader>();
        services.AddSingleton<TrackQuestion>();
        services.AddSingleton<VisitorQuestion>();
        services.AddSingleton<AsOfQuestion>();
        services.AddSingleton<LongCall>();
        services.TryAddSingleton(new PositionStreamOptions());
        services.AddSingleton<StreamLimiter>();
        return services;
    }

    public static void MapTrackingApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<TelematicsService>();
        endpoints.MapGrpcService<VehiclesService>();
        endpoints.MapGrpcService<AlertsService>();
        endpoints.MapGrpcService<DriversService>();
        endpoints.MapGrpcService<FencesService>();
        endpoints.MapGrpcService<RegionsService>();
        endpoints.MapGrpcService<QuarantineService>();
        endpoints.MapGrpcService<ServerService>();
        endpoints.MapGrpcService<HealthService>();
    }
}

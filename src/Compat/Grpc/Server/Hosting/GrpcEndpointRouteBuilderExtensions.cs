using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Server.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives the methods of a service their paths.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var mapper = builder.ServiceProvider.GetService<ServiceMapper<TService>>()
            ?? throw new InvalidOperationException(
                "Unable to find the required services. Call 'IServiceCollection.AddGrpc' at the application's start.");
        return new GrpcServiceEndpointConventionBuilder(mapper.Map(builder));
    }
}

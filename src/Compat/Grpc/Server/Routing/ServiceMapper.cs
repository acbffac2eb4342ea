using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tracking.Compat.Grpc.Server.Handlers;

namespace Tracking.Compat.Grpc.Server.Routing;

/// <summary>Finds the methods of a service through what generated code says of it, and maps each to its path.</summary>
internal sealed class ServiceMapper<TService>(
    MappedServices mapped,
    IOptions<GrpcServiceOptions> allServices,
    IOptions<GrpcServiceOptions<TService>> thisService,
    ILoggerFactory loggers)
    where TService : class
{
    private const string HandlerCategory = "Grpc.AspNetCore.Server.ServerCallHandler";

    public IReadOnlyList<IEndpointConventionBuilder> Map(IEndpointRouteBuilder endpoints)
    {
        var methods = FindMethods();
        var conventions = methods.Select(method => MapMethod(endpoints, method)).ToList();
        if (mapped.IsEmpty && allServices.Value.IgnoreUnknownServices is not true)
        {
            conventions.Add(UnimplementedCalls.MapUnknownServices(endpoints));
        }

        var ignoreUnknown = thisService.Value.IgnoreUnknownServices ?? allServices.Value.IgnoreUnknownServices;
        foreach (var name in methods.Select(method => method.Method.ServiceName).Distinct())
        {
            if (mapped.Add(name) && ignoreUnknown is not true)
            {
                conventions.Add(UnimplementedCalls.MapUnknownMethods(endpoints, name));
            }
        }

        return conventions;
    }

    private static IEndpointConventionBuilder MapMethod(IEndpointRouteBuilder endpoints, MappedMethod method)
    {
        var endpoint = endpoints.Map(RoutePatternFactory.Parse(method.Method.FullName), method.Handler);
        endpoint.Add(builder =>
        {
            builder.DisplayName = $"gRPC - {method.Method.FullName}";
            builder.Metadata.Add(new GrpcMethodMetadata(typeof(TService), method.Method));
            foreach (var attribute in method.Attributes)
            {
                builder.Metadata.Add(attribute);
            }

            builder.Metadata.Add(new HttpMethodMetadata(["POST"]));
        });
        return endpoint;
    }

    /// <summary>
    /// Walks up to the generated base class, because the attribute names the type that its method takes.
    /// </summary>
    private static (MethodInfo Bind, Type BaseType) FindBindMethod()
    {
        for (var type = typeof(TService); type is not null; type = type.BaseType)
        {
            var attribute = type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false);
            var bind = attribute?.BindType.GetMethod(
                attribute.BindMethodName,
                BindingFlags.Public | BindingFlags.Static,
                [typeof(ServiceBinderBase), type]);
            if (bind is not null)
            {
                return (bind, type);
            }
        }

        throw new InvalidOperationException(
            $"{typeof(TService)} is no gRPC service: it derives from no base class generated from a .proto file.");
    }

    private IReadOnlyList<MappedMethod> FindMethods()
    {
        var (bind, baseType) = FindBindMethod();
        var settings = CallSettings.Of(allServices.Value, thisService.Value);
        var binder = new ServiceMethodBinder<TService>(baseType, settings, loggers.CreateLogger(HandlerCategory));
        bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);
        return binder.Methods;
    }
}

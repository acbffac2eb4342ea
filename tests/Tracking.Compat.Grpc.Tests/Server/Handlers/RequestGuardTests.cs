using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>
/// Kestrel cuts off slow and large request bodies: right for uploads of files, wrong for streams of positions.
/// </summary>
public sealed class RequestGuardTests
{
    [Fact]
    public async Task ClientStream_LiftsTheGuards()
    {
        var guards = new GuardFeatures();
        await using var server = await StartAsync(guards);
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var call = new Conformance.ConformanceClient(channel).Collect();

        await call.RequestStream.CompleteAsync();
        await call.Soon();

        Assert.Null(guards.MinDataRate);
        Assert.Null(guards.MaxRequestBodySize);
    }

    [Fact]
    public async Task DuplexStream_LiftsTheGuards()
    {
        var guards = new GuardFeatures();
        await using var server = await StartAsync(guards);
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var call = new Conformance.ConformanceClient(channel).Chat();

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext().Soon());

        Assert.Null(guards.MinDataRate);
        Assert.Null(guards.MaxRequestBodySize);
    }

    [Fact]
    public async Task SingleRequest_KeepsTheGuards()
    {
        var guards = new GuardFeatures();
        await using var server = await StartAsync(guards);
        using var channel = GrpcChannel.ForAddress(server.Address);

        await new Conformance.ConformanceClient(channel).EchoAsync(new EchoRequest());

        Assert.NotNull(guards.MinDataRate);
        Assert.NotNull(guards.MaxRequestBodySize);
    }

    private static Task<LoopbackServer> StartAsync(GuardFeatures guards) => LoopbackServer.StartAsync(
        services =>
        {
            services.AddSingleton(new Script());
            services.AddGrpc();
        },
        app =>
        {
            app.Use((http, next) =>
            {
                http.Features.Set<IHttpMinRequestBodyDataRateFeature>(guards);
                http.Features.Set<IHttpMaxRequestBodySizeFeature>(guards);
                return next();
            });
            app.MapGrpcService<ScriptedService>();
        });
}

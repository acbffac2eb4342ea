using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>How services come to life, and what of the host they see.</summary>
public sealed class ServiceLeaseTests
{
    [Fact]
    public async Task UnregisteredService_IsMadeAndDisposedForEachCall()
    {
        var life = new ServiceLife();
        await using var server = await StartAsync(life, _ => { });
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Conformance.ConformanceClient(channel);

        await client.EchoAsync(new EchoRequest());
        await client.EchoAsync(new EchoRequest());

        await life.Disposed(2);
        Assert.Equal(2, life.Created);
        Assert.Equal(2, life.Scopes.Distinct().Count());
    }

    [Fact]
    public async Task RegisteredService_ComesFromTheContainer()
    {
        var life = new ServiceLife();
        await using var server = await StartAsync(life, services => services.AddSingleton<LivingService>());
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new Conformance.ConformanceClient(channel);

        await client.EchoAsync(new EchoRequest());
        await client.EchoAsync(new EchoRequest());

        Assert.Equal(1, life.Created);
        Assert.Equal(0, life.DisposedCount);
    }

    [Fact]
    public async Task FailingService_IsDisposedAllTheSame()
    {
        var life = new ServiceLife();
        await using var server = await StartAsync(life, _ => { });
        using var channel = GrpcChannel.ForAddress(server.Address);

        await Assert.ThrowsAsync<RpcException>(
            () => new Conformance.ConformanceClient(channel).EchoAsync(new EchoRequest { Text = "fail" }).Soon());

        await life.Disposed(1);
    }

    [Fact]
    public async Task Context_ShowsTheRequestBehindTheCall()
    {
        var seen = new Signal<(string Method, string Host, string Peer, string Path, bool IsAuthenticated)>();
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (request, context) =>
            {
                var http = context.GetHttpContext();
                http.Items["key"] = "value";
                Assert.Equal("value", context.UserState["key"]);
                var isAuthenticated = context.AuthContext.IsPeerAuthenticated;
                seen.Set((context.Method, context.Host, context.Peer, http.Request.Path, isAuthenticated));
                return Task.FromResult(Script.Reply(request));
            },
        });

        await server.Client.EchoAsync(new EchoRequest());

        var (method, host, peer, path, isAuthenticated) = await seen.Happened;
        Assert.Equal("/tracking.compat.tests.v1.Conformance/Echo", method);
        Assert.Equal(method, path);
        Assert.Equal(server.Address.Authority, host);
        Assert.StartsWith("ipv4:127.0.0.1:", peer);
        Assert.False(isAuthenticated);
    }

    [Fact]
    public async Task Endpoints_CarryTheMethodAndItsAttributes()
    {
        var seen = new Signal<EndpointMetadataCollection>();
        var life = new ServiceLife { OnEcho = context => seen.Set(context.GetHttpContext().GetEndpoint()!.Metadata) };
        await using var server = await StartAsync(life, _ => { });
        using var channel = GrpcChannel.ForAddress(server.Address);

        await new Conformance.ConformanceClient(channel).EchoAsync(new EchoRequest());

        var metadata = await seen.Happened;
        var method = metadata.GetRequiredMetadata<GrpcMethodMetadata>();
        Assert.Equal(typeof(LivingService), method.ServiceType);
        Assert.Equal("Echo", method.Method.Name);
        Assert.Equal(MethodType.Unary, method.Method.Type);
        var notes = metadata.GetOrderedMetadata<NoteAttribute>();
        Assert.Equal(["service", "method", "convention"], notes.Select(note => note.Text));
    }

    [Fact]
    public async Task Mapping_WithoutAddGrpc_SaysWhatIsMissing()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapGrpcService<ScriptedService>());

        Assert.Contains("AddGrpc", error.Message);
    }

    private static Task<LoopbackServer> StartAsync(ServiceLife life, Action<IServiceCollection> configure) =>
        LoopbackServer.StartAsync(
            services =>
            {
                services.AddSingleton(life);
                services.AddScoped<ScopeMark>();
                services.AddGrpc();
                configure(services);
            },
            app => app.MapGrpcService<LivingService>().WithMetadata(new NoteAttribute("convention")));
}

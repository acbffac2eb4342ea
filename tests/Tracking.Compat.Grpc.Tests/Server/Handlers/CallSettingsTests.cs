using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>Options of all services and of one.</summary>
public sealed class CallSettingsTests
{
    [Fact]
    public async Task OptionsOfOneService_OverrideThoseOfAll()
    {
        await using var server = await LoopbackServer.StartAsync(
            services =>
            {
                services.AddSingleton(new Script { Echo = (_, _) => throw new FormatException("shown") });
                services.AddGrpc(options =>
                {
                    options.EnableDetailedErrors = false;
                    options.MaxReceiveMessageSize = 10;
                }).AddServiceOptions<ScriptedService>(options =>
                {
                    options.EnableDetailedErrors = true;
                    options.MaxReceiveMessageSize = 1000;
                });
            },
            app => app.MapGrpcService<ScriptedService>());
        using var channel = GrpcChannel.ForAddress(server.Address);

        var error = await Assert.ThrowsAsync<RpcException>(() => new Conformance.ConformanceClient(channel)
            .EchoAsync(new EchoRequest { Text = new string('x', 100) }).Soon());

        Assert.Equal("Exception was thrown by handler. FormatException: shown", error.Status.Detail);
    }
}

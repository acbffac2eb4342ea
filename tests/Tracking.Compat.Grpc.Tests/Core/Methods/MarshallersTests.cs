using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;

namespace Tracking.Compat.Grpc.Tests.Core.Methods;

/// <summary>What generated code relies on without saying so.</summary>
public sealed class MarshallersTests
{
    [Fact]
    public async Task SimpleMarshallers_WorkOnBothSides()
    {
        await using var server = await StartAsync<StringService>();
        using var channel = GrpcChannel.ForAddress(server.Address);
        var invoker = channel.CreateCallInvoker();

        var upper = await invoker.AsyncUnaryCall(StringService.Upper, null, new CallOptions(), "überholt").Soon();
        using var split = invoker.AsyncServerStreamingCall(StringService.Split, null, new CallOptions(), "a b c");

        Assert.Equal("ÜBERHOLT", upper);
        Assert.Equal(["a", "b", "c"], await split.ResponseStream.ReadAllAsync().ToListAsync());
    }

    [Fact]
    public async Task Override_InADerivedClass_IsCalled()
    {
        await using var server = await StartAsync<LoudStringService>();
        using var channel = GrpcChannel.ForAddress(server.Address);

        var reply = channel.CreateCallInvoker().BlockingUnaryCall(StringService.Upper, null, new CallOptions(), "hey");

        Assert.Equal("HEY!", reply);
    }

    private static Task<LoopbackServer> StartAsync<TService>()
        where TService : StringService =>
        LoopbackServer.StartAsync(services => services.AddGrpc(), app => app.MapGrpcService<TService>());
}

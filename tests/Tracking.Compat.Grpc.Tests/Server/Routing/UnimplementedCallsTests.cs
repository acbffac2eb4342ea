using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Routing;

/// <summary>Calls to what the server does not have.</summary>
public sealed class UnimplementedCallsTests
{
    [Fact]
    public async Task Method_NotOverridden_IsUnimplemented()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Client.MissingAsync(new EchoRequest()).Soon());

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
    }

    [Theory]
    [InlineData("tracking.compat.tests.v1.Conformance", "Renamed", "Method is unimplemented.")]
    [InlineData("tracking.compat.tests.v2.Conformance", "Echo", "Service is unimplemented.")]
    public async Task Path_Unknown_SaysWhatIsMissing(string service, string name, string detail)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        var method = new Method<string, string>(
            MethodType.Unary, service, name, Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        var error = await Assert.ThrowsAsync<RpcException>(
            () => server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), "").Soon());

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
        Assert.Equal(detail, error.Status.Detail);
    }

    [Fact]
    public async Task UnknownServices_WhenIgnored_AreLeftToOtherEndpoints()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), options => options.IgnoreUnknownServices = true);
        var method = new Method<string, string>(
            MethodType.Unary, "other.Service", "Call", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        var error = await Assert.ThrowsAsync<RpcException>(
            () => server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), "").Soon());

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
        Assert.Equal("Bad gRPC response. HTTP status code: 404", error.Status.Detail);
    }
}

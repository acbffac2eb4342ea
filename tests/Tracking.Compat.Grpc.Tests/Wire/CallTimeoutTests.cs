using Google.Protobuf;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Wire;

/// <summary>The header grpc-timeout, as other clients may write it.</summary>
public sealed class CallTimeoutTests
{
    private static readonly byte[] Request = RawFrames.Frame(new EchoRequest { Text = "hi" }.ToByteArray());

    [Theory]
    [InlineData("100m")]
    [InlineData("100000u")]
    [InlineData("100000000n")]
    public async Task Timeout_InAnyUnit_EndsTheCallByTheServer(string timeout)
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = async (request, context) =>
            {
                await context.CancellationToken.Fires();
                return Script.Reply(request);
            },
        });
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("grpc-timeout", timeout));

        Assert.Equal("4", response.Status);
        Assert.Equal("Deadline Exceeded", response.Message);
        Assert.Empty(response.Body);
    }

    [Theory]
    [InlineData("1H")]
    [InlineData("1M")]
    [InlineData("1S")]
    [InlineData("99999999H")]
    public async Task Timeout_FarAway_LeavesTheCallAlone(string timeout)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("grpc-timeout", timeout));

        Assert.Equal("0", response.Status);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5x")]
    [InlineData("0m")]
    public async Task Timeout_Malformed_IsIgnored(string timeout)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("grpc-timeout", timeout));

        Assert.Equal("0", response.Status);
    }
}

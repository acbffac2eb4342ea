using Google.Protobuf;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Wire;

/// <summary>Metadata in its header form.</summary>
public sealed class MetadataValueTests
{
    private static readonly byte[] Request = RawFrames.Frame(new EchoRequest { Text = "hi" }.ToByteArray());

    [Theory]
    [InlineData("AQID")]
    [InlineData("AQIDBA")]
    [InlineData("AQIDBA==")]
    public async Task BinaryHeader_PaddedOrNot_IsDecoded(string header)
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Echo = (_, context) => Task.FromResult(
                new EchoReply { Blob = ByteString.CopyFrom(context.RequestHeaders.GetValueBytes("key-bin")) }),
        });
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, Request, ("key-bin", header));

        var reply = EchoReply.Parser.ParseFrom(response.Body.AsSpan(5));
        Assert.Equal(Convert.FromBase64String(header.Length % 4 == 0 ? header : header + "=="), reply.Blob);
    }
}

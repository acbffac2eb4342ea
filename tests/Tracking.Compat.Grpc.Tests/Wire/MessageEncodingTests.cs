using System.IO.Compression;
using Google.Protobuf;
using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Wire;

/// <summary>Messages that are compressed one by one.</summary>
public sealed class MessageEncodingTests
{
    private static readonly byte[] Message = new EchoRequest { Text = new string('x', 500) }.ToByteArray();

    [Fact]
    public async Task Request_InGzip_IsUnpacked()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame(RawFrames.Gzip(Message), flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal("0", response.Status);
        Assert.Equal(Message, response.Body[5..]);
    }

    [Fact]
    public async Task Request_InDeflate_IsUnpacked()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame(RawFrames.Deflate(Message), flag: 1), ("grpc-encoding", "deflate"));

        Assert.Equal("0", response.Status);
        Assert.Equal(Message, response.Body[5..]);
    }

    [Fact]
    public async Task Stream_OfCompressedAndPlainMessages_IsUnpacked()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);
        byte[] body =
        [
            .. RawFrames.Frame(RawFrames.Gzip(Message), flag: 1),
            .. RawFrames.Frame(Message),
            .. RawFrames.Frame(RawFrames.Gzip(Message), flag: 1),
        ];

        var response = await client.PostAsync(RawClient.CollectPath, body, ("grpc-encoding", "gzip"));

        Assert.Equal(3, EchoReply.Parser.ParseFrom(response.Body.AsSpan(5)).Count);
    }

    [Theory]
    [InlineData(null, "Request did not include grpc-encoding value with compressed message.")]
    [InlineData("identity", "Request sent 'identity' grpc-encoding value with compressed message.")]
    public async Task Flag_WithoutCompression_IsInternal(string? encoding, string detail)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);
        (string, string)[] headers = encoding is null ? [] : [("grpc-encoding", encoding)];

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame(RawFrames.Gzip(Message), flag: 1), headers);

        Assert.Equal("13", response.Status);
        Assert.Equal(detail, response.Message);
    }

    [Fact]
    public async Task Encoding_Unknown_IsUnimplementedAndTheKnownOnesAreNamed()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame(Message, flag: 1), ("grpc-encoding", "snappy"));

        Assert.Equal("12", response.Status);
        Assert.Contains("'snappy'", response.Message);
        Assert.Equal(["identity", "gzip", "deflate"], response.Header("grpc-accept-encoding")!.Split(','));
    }

    [Fact]
    public async Task Gzip_ThatIsNone_IsUnknown()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame([1, 2, 3, 4], flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal("2", response.Status);
    }

    [Fact]
    public async Task Gzip_ThatUnpacksBeyondTheLimit_IsExhausted()
    {
        Assert.SkipUnless(
            Build.IsStandIn, "The packages bound what arrives but not what it unpacks to; the stand-in bounds both.");
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);
        var bomb = RawFrames.Gzip(new EchoRequest { Blob = ByteString.CopyFrom(new byte[50_000_000]) }.ToByteArray());
        Assert.True(bomb.Length < 1_000_000);

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame(bomb, flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal("8", response.Status);
    }

    [Fact]
    public async Task Response_WhenConfiguredAndAccepted_IsCompressed()
    {
        await using var server = await StartWithGzipAsync();
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame(Message), ("grpc-accept-encoding", "identity, gzip"));

        Assert.Equal("gzip", response.Header("grpc-encoding"));
        Assert.Equal(1, response.Body[0]);
        Assert.Equal(Message, RawFrames.Gunzip(response.Body[5..]));
    }

    [Fact]
    public async Task Response_WhenNotAccepted_IsPlain()
    {
        await using var server = await StartWithGzipAsync();
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(
            RawClient.EchoPath, RawFrames.Frame(Message), ("grpc-accept-encoding", "identity,deflate"));

        Assert.Null(response.Header("grpc-encoding"));
        Assert.Equal(RawFrames.Frame(Message), response.Body);
    }

    [Fact]
    public async Task Response_Compressed_IsUnpackedByTheClient()
    {
        await using var server = await StartWithGzipAsync();
        using var call = server.Client.Expand(new EchoRequest { Text = new string('y', 5000), Count = 3 });

        var texts = new List<string>();
        await foreach (var reply in call.ResponseStream.ReadAllAsync())
        {
            texts.Add(reply.Text);
        }

        Assert.Equal(Enumerable.Repeat(new string('y', 5000), 3), texts);
    }

    private static Task<ConformanceServer> StartWithGzipAsync() => ConformanceServer.StartAsync(
        new Script(),
        options =>
        {
            options.ResponseCompressionAlgorithm = "gzip";
            options.ResponseCompressionLevel = CompressionLevel.Fastest;
        });
}

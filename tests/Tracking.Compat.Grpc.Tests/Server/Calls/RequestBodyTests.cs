using Google.Protobuf;
using Grpc.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Server.Calls;

/// <summary>Requests cut into frames in every way, good and bad.</summary>
public sealed class RequestBodyTests
{
    private static readonly byte[] Message = new EchoRequest { Text = "0123456789" }.ToByteArray();

    [Fact]
    public async Task Message_InSingleBytes_IsPutTogether()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);
        var content = new HeldContent();
        var posting = client.PostAsync(RawClient.CollectPath, content);
        foreach (var b in RawFrames.Frame(Message))
        {
            await content.SendAsync(b);
        }

        content.End();

        var response = await posting;
        Assert.Equal("0", response.Status);
        Assert.Equal(1, EchoReply.Parser.ParseFrom(response.Body.AsSpan(5)).Count);
    }

    [Fact]
    public async Task Messages_InOnePiece_AreTakenApart()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);
        byte[] body = [.. RawFrames.Frame(Message), .. RawFrames.Frame([]), .. RawFrames.Frame(Message)];

        var response = await client.PostAsync(RawClient.CollectPath, body);

        var reply = EchoReply.Parser.ParseFrom(response.Body.AsSpan(5));
        Assert.Equal(3, reply.Count);
        Assert.Equal("01234567890123456789", reply.Text);
    }

    [Fact]
    public async Task LengthPrefix_AboveTheLimit_IsRefusedBeforeAnyOfTheMessage()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);
        var content = new HeldContent();
        var posting = client.PostAsync(RawClient.CollectPath, content);

        // Two gigabytes announced, none sent, and the request stays open: the answer must not wait for them.
        await content.SendAsync(RawFrames.Prefix(int.MaxValue));

        var response = await posting;
        Assert.Equal("8", response.Status);
        content.End();
    }

    [Fact]
    public async Task LengthPrefix_AboveTheLimitInUnary_IsRefusedBeforeAnyOfTheMessage()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);
        var content = new HeldContent();
        var posting = client.PostAsync(RawClient.EchoPath, content);

        await content.SendAsync(RawFrames.Prefix(100_000_000));

        var response = await posting;
        Assert.Equal("8", response.Header("grpc-status"));
        content.End();
    }

    [Fact]
    public async Task LengthPrefix_BeyondAnArray_EndsTheCall()
    {
        await using var server = await ConformanceServer.StartAsync(
            new Script(), options => options.MaxReceiveMessageSize = null);
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, RawFrames.Prefix(uint.MaxValue));

        Assert.Equal("2", response.Status);
    }

    [Theory]
    [InlineData(RawClient.EchoPath)]
    [InlineData(RawClient.CollectPath)]
    public async Task EndInTheMiddleOfAMessage_IsInternal(string path)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(path, RawFrames.Frame(Message)[..^1]);

        Assert.Equal("13", response.Status);
        Assert.Equal("Incomplete message.", response.Message);
    }

    [Theory]
    [InlineData(RawClient.EchoPath)]
    [InlineData(RawClient.CollectPath)]
    public async Task EndInTheMiddleOfAPrefix_IsInternal(string path)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(path, RawFrames.Prefix(10)[..3]);

        Assert.Equal("13", response.Status);
        Assert.Equal("Incomplete message.", response.Message);
    }

    [Fact]
    public async Task NoMessage_InUnary_IsInternal()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(RawClient.EchoPath, []);

        Assert.Equal("13", response.Status);
        Assert.Equal("Incomplete message.", response.Message);
    }

    [Fact]
    public async Task SecondMessage_InUnary_IsInternal()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(
            RawClient.EchoPath, [.. RawFrames.Frame(Message), .. RawFrames.Frame(Message)]);

        Assert.Equal("13", response.Status);
        Assert.Equal("Additional data after the message received.", response.Message);
    }

    [Theory]
    [InlineData(RawClient.EchoPath)]
    [InlineData(RawClient.CollectPath)]
    public async Task CompressedFlag_OfNoMeaning_IsUnknown(string path)
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        var response = await client.PostAsync(path, RawFrames.Frame(Message, flag: 2));

        Assert.Equal("2", response.Status);
    }

    [Fact]
    public async Task Payload_ThatIsNoMessage_IsUnknown()
    {
        await using var server = await ConformanceServer.StartAsync(new Script());
        using var client = new RawClient(server.Address);

        // Field 1 announces more bytes than there are.
        var response = await client.PostAsync(RawClient.EchoPath, RawFrames.Frame([0x0a, 0x7f, 0x00]));

        Assert.Equal("2", response.Status);
    }

    [Fact]
    public async Task CutInTheMiddleOfAMessage_EndsOnlyThatCall()
    {
        var (entered, failure) = (new Signal<bool>(), new Signal<Exception>());
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Collect = async (requests, _) =>
            {
                entered.Set(await requests.MoveNext());
                failure.Set(await Assert.ThrowsAnyAsync<Exception>(() => requests.MoveNext()));
                return new EchoReply();
            },
        });
        using var client = new RawClient(server.Address);
        using var other = server.Client.Chat();
        await other.RequestStream.WriteAsync(new EchoRequest { Count = 1 });
        Assert.True(await other.ResponseStream.MoveNext().Soon());
        var content = new HeldContent();
        var posting = client.PostAsync(RawClient.CollectPath, content);
        await content.SendAsync([.. RawFrames.Frame(Message), .. RawFrames.Frame(Message)[..8]]);
        Assert.True(await entered.Happened);

        content.Cut();

        await Assert.ThrowsAnyAsync<Exception>(() => posting);
        Assert.IsNotType<RpcException>(await failure.Happened);
        await other.RequestStream.WriteAsync(new EchoRequest { Count = 2 });
        Assert.True(await other.ResponseStream.MoveNext().Soon());
        Assert.Equal("again", (await server.Client.EchoAsync(new EchoRequest { Text = "again" })).Text);
    }

    [Fact]
    public async Task EarlyEnd_InMidUpload_ReachesTheClient()
    {
        await using var server = await ConformanceServer.StartAsync(new Script
        {
            Collect = async (requests, _) =>
            {
                await requests.MoveNext();
                throw new RpcException(new Status(StatusCode.PermissionDenied, "enough"));
            },
        });
        using var client = new RawClient(server.Address);
        var content = new HeldContent();
        var posting = client.PostAsync(RawClient.CollectPath, content);
        await content.SendAsync(RawFrames.Frame(Message));

        var response = await posting;

        Assert.Equal("7", response.Status);
        Assert.Equal("enough", response.Message);
        content.End();
    }
}

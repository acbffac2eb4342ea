using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tracking.Compat.Grpc.Tests.Hosting;
using Tracking.Compat.Grpc.Tests.Protos;

namespace Tracking.Compat.Grpc.Tests.Client.Calls;

/// <summary>
/// Answers that no gRPC server would give, or that proxies give for it: the client must end with a status.
/// </summary>
public sealed class ResponseStatusTests
{
    private static readonly byte[] EmptyMessage = RawFrames.Frame([]);

    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(418, StatusCode.Unknown)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(431, StatusCode.Internal)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    public async Task HttpStatus_WithoutGrpcStatus_IsMapped(int httpStatus, StatusCode expected)
    {
        await using var server = await ForeignServer.StartAsync(http =>
        {
            http.Response.StatusCode = httpStatus;
            return Task.CompletedTask;
        });

        var error = await UnaryErrorAsync(server);

        Assert.Equal(expected, error.StatusCode);
        Assert.Equal($"Bad gRPC response. HTTP status code: {httpStatus}", error.Status.Detail);
    }

    [Fact]
    public async Task HttpStatus_InAStream_EndsTheRead()
    {
        await using var server = await ForeignServer.StartAsync(http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        using var call = server.Client.Chat();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
        var write = await Assert.ThrowsAsync<RpcException>(
            () => call.RequestStream.WriteAsync(new EchoRequest()).Soon());
        Assert.Equal(StatusCode.Unavailable, write.StatusCode);
    }

    [Fact]
    public async Task GrpcStatus_BesideAnHttpError_Wins()
    {
        await using var server = await ForeignServer.StartAsync(http =>
        {
            http.Response.StatusCode = 500;
            http.Response.Headers["grpc-status"] = "11";
            http.Response.Headers["grpc-message"] = "out%20of%20range";
            return Task.CompletedTask;
        });

        var error = await UnaryErrorAsync(server);

        Assert.Equal(StatusCode.OutOfRange, error.StatusCode);
        Assert.Equal("out of range", error.Status.Detail);
    }

    [Fact]
    public async Task ContentType_Missing_IsCancelled()
    {
        await using var server = await ForeignServer.StartAsync(
            http => http.Response.Body.WriteAsync(EmptyMessage).AsTask());

        var error = await UnaryErrorAsync(server);

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal("Bad gRPC response. Response did not have a content-type header.", error.Status.Detail);
    }

    [Fact]
    public async Task ContentType_OfSomethingElse_IsCancelled()
    {
        await using var server = await ForeignServer.StartAsync(http =>
        {
            http.Response.ContentType = "text/html";
            return http.Response.WriteAsync("<html/>");
        });

        var error = await UnaryErrorAsync(server);

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal("Bad gRPC response. Invalid content-type value: text/html", error.Status.Detail);
    }

    [Fact]
    public async Task Status_Missing_IsCancelled()
    {
        await using var server = await ForeignServer.StartAsync(EmptyMessage, status: null);

        var error = await UnaryErrorAsync(server);

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal("No grpc-status found on response.", error.Status.Detail);
    }

    [Fact]
    public async Task Status_MissingInAStream_ComesAfterTheMessages()
    {
        await using var server = await ForeignServer.StartAsync(EmptyMessage, status: null);
        using var call = server.Client.Expand(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext().Soon());

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().Soon());

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Fact]
    public async Task Ok_WithoutAMessage_IsInternalForUnary()
    {
        await using var server = await ForeignServer.StartAsync([]);

        var error = await UnaryErrorAsync(server);

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.StartsWith("Failed to deserialize response message.", error.Status.Detail);
    }

    [Fact]
    public async Task Ok_InHeadersOnly_IsInternalForUnaryButTheEndOfAStream()
    {
        await using var server = await ForeignServer.StartAsync(http =>
        {
            http.Response.ContentType = "application/grpc";
            http.Response.Headers["grpc-status"] = "0";
            http.Response.Headers["note"] = "n";
            return Task.CompletedTask;
        });
        using var call = server.Client.Expand(new EchoRequest());

        Assert.Equal(StatusCode.Internal, (await UnaryErrorAsync(server)).StatusCode);

        Assert.False(await call.ResponseStream.MoveNext().Soon());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal("n", call.GetTrailers().GetValue("note"));
    }

    [Fact]
    public async Task TwoMessages_ForUnary_AreInternal()
    {
        await using var server = await ForeignServer.StartAsync([.. EmptyMessage, .. EmptyMessage]);

        Assert.Equal(StatusCode.Internal, (await UnaryErrorAsync(server)).StatusCode);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public async Task Message_CutShort_IsInternal(int length)
    {
        await using var server = await ForeignServer.StartAsync(RawFrames.Frame([10, 1, 65])[..length]);

        Assert.Equal(StatusCode.Internal, (await UnaryErrorAsync(server)).StatusCode);
    }

    [Fact]
    public async Task Message_ThatIsNone_IsUnavailable()
    {
        await using var server = await ForeignServer.StartAsync(RawFrames.Frame([0x0a, 0x7f, 0]));

        // Not what one would choose: protobuf's exception is an IOException, which the packages take for a lost
        // connection.
        Assert.Equal(StatusCode.Unavailable, (await UnaryErrorAsync(server)).StatusCode);
    }

    [Fact]
    public async Task CompressedFlag_OfNoMeaning_IsInternal()
    {
        await using var server = await ForeignServer.StartAsync(RawFrames.Frame([], flag: 3));

        Assert.Equal(StatusCode.Internal, (await UnaryErrorAsync(server)).StatusCode);
    }

    [Theory]
    [InlineData(null, StatusCode.Internal)]
    [InlineData("identity", StatusCode.Internal)]
    [InlineData("snappy", StatusCode.Unimplemented)]
    public async Task Compressed_WithoutAKnownEncoding_HasItsStatus(string? encoding, StatusCode expected)
    {
        await using var server = await ForeignServer.StartAsync(RawFrames.Frame([1], flag: 1), encoding: encoding);

        Assert.Equal(expected, (await UnaryErrorAsync(server)).StatusCode);
    }

    [Theory]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0x7, StatusCode.Unavailable)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    [InlineData(0xc, StatusCode.PermissionDenied)]
    public async Task Reset_OfTheStream_IsMapped(int errorCode, StatusCode expected)
    {
        await using var server = await ForeignServer.StartAsync(async http =>
        {
            http.Response.ContentType = "application/grpc";
            await http.Response.Body.WriteAsync(EmptyMessage);
            await http.Response.Body.FlushAsync();
            http.Features.GetRequiredFeature<IHttpResetFeature>().Reset(errorCode);
        });

        Assert.Equal(expected, (await UnaryErrorAsync(server)).StatusCode);
    }

    [Fact]
    public async Task Server_OfOldHttp_EndsTheCall()
    {
        await using var server = await ForeignServer.StartAsync(_ => Task.CompletedTask, HttpProtocols.Http1);

        var error = await UnaryErrorAsync(server);

        Assert.True(error.StatusCode is StatusCode.Unavailable or StatusCode.Internal, error.Message);
    }

    private static Task<RpcException> UnaryErrorAsync(ForeignServer server) =>
        Assert.ThrowsAsync<RpcException>(() => server.Client.EchoAsync(new EchoRequest()).Soon());
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Api.Positions;
using Tracking.Api.Tests.Serving;
using Tracking.Ingest.Quotas;
using Tracking.V1;

namespace Tracking.Api.Tests.Positions;

/// <summary>What senders do that is not in the book: fall silent, come in crowds, die half-way, do not read.</summary>
public sealed class PositionStreamEdgeTests
{
    [Fact]
    public async Task Stream_NothingSentForLong_IsEndedAndAnEmptyBatchKeepsItOpen()
    {
        await using var server = await ApiServer.StartAsync();
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        for (var i = 1UL; i <= 3; i++)
        {
            await SendAsync(call, i);
            await call.ResponseStream.NextAsync(1, server.Safety);
            await server.Clock.WhenArmedAsync(1).WaitAsync(server.Safety);
            server.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        var ended = Refusal.IsAsync(StatusCode.Unavailable, "stream_idle", call.ResponseStream);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await ended;
    }

    [Fact]
    public async Task Stream_OneTooManyOfAPeer_IsRefusedUntilAnotherEnds()
    {
        await using var server = await ApiServer.StartAsync(static services =>
            services.AddSingleton(new PositionStreamOptions { MaximumPerPeer = 1 }));
        using (var first = server.Telematics.StreamPositions(cancellationToken: server.Safety))
        {
            await SendAsync(first, 1);
            await first.ResponseStream.NextAsync(1, server.Safety);
            using var second = server.Telematics.StreamPositions(cancellationToken: server.Safety);
            await Refusal.IsAsync(StatusCode.ResourceExhausted, "too_many_streams", second.ResponseStream);
            await first.RequestStream.CompleteAsync();
            Assert.False(await first.ResponseStream.MoveNext(server.Safety));
        }

        using var third = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        await SendAsync(third, 1);
        await third.ResponseStream.NextAsync(1, server.Safety);
    }

    [Fact]
    public async Task Stream_QuotaUsedUp_EndsItWithAHintAndStoresNothingOfTheBatch()
    {
        await using var server = await ApiServer.StartAsync(static services => services.AddSingleton(
            new QuotaOptions { Default = new CompanyQuota { PositionsPerSecond = 1 } }));
        await server.RegisterAsync("Lines", "A1");
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        await SendAsync(call, 1, Samples.Wire(seconds: 1), Samples.Wire(seconds: 2), Samples.Wire(seconds: 3));
        await call.ResponseStream.NextAsync(1, server.Safety);
        await SendAsync(call, 2, Samples.Wire(seconds: 4));
        var refused = await Refusal.IsAsync(StatusCode.ResourceExhausted, "quota_exceeded", call.ResponseStream);
        Assert.Equal("3000", refused.Trailers.GetValue("tracking-retry-after-ms"));
        Assert.Equal(3, (await TrackAsync(server, "A1")).Count);
    }

    [Fact]
    public async Task Stream_DeadlinePasses_WhatWasAckedIsThere()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        using var call = server.Telematics.StreamPositions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2));
        await SendAsync(call, 1, Samples.Wire(seconds: 1));
        await call.ResponseStream.NextAsync(1, server.Safety);
        var ended = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(server.Safety));
        Assert.Equal(StatusCode.DeadlineExceeded, ended.StatusCode);
        Assert.Single(await TrackAsync(server, "A1"));
    }

    // HTTP/2 carries a message in frames: a sender that dies has sent some of them.
    [Fact]
    public async Task Stream_DiesInTheMiddleOfABatch_StoresNoneOfItAndTakesItAllNextTime()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        var batch = new PositionBatch { Sequence = 1 };
        batch.Positions.AddRange(Enumerable.Range(0, 500).Select(static i => Samples.Wire(seconds: i)));
        var message = new StreamPositionsRequest { Batch = batch }.ToByteArray();
        using var http = new HttpClient { BaseAddress = new Uri($"http://{server.Channel.Target}") };
        using var half = new HttpRequestMessage(HttpMethod.Post, "/tracking.v1.Telematics/StreamPositions")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new HalfMessage(message),
        };
        half.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(half, server.Safety));

        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        await call.RequestStream.WriteAsync(new StreamPositionsRequest { Batch = batch });
        Assert.Equal(500u, (await call.ResponseStream.NextAsync(1, server.Safety))[0].Ack.Accepted);
    }

    [Fact]
    public async Task Stream_AnswersNotRead_HoldsUpNobodyElseAndLosesNoAnswer()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2");
        using var slow = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        for (var i = 0; i < 200; i++)
        {
            await SendAsync(slow, (ulong)i, Samples.Wire(seconds: i));
        }

        using var other = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        await SendAsync(other, 1, Samples.Wire("A2"));
        Assert.Equal(1u, (await other.ResponseStream.NextAsync(1, server.Safety))[0].Ack.Accepted);

        var answers = await slow.ResponseStream.NextAsync(200, server.Safety);
        Assert.Equal(Enumerable.Range(0, 200).Select(static i => (ulong)i), answers.Select(static answer => answer.Ack.Sequence));
        Assert.Equal(200, (await TrackAsync(server, "A1")).Count);
    }

    private static Task SendAsync(
        AsyncDuplexStreamingCall<StreamPositionsRequest, StreamPositionsResponse> call,
        ulong sequence,
        params Position[] positions) =>
        call.RequestStream.WriteAsync(new StreamPositionsRequest
        {
            Batch = new PositionBatch { Sequence = sequence, Positions = { positions } },
        });

    private static async Task<List<StoredPosition>> TrackAsync(ApiServer server, string vehicle)
    {
        using var call = server.Vehicles.GetTrack(new GetTrackRequest { VehicleId = vehicle });
        var track = new List<StoredPosition>();
        await foreach (var part in call.ResponseStream.ReadAllAsync(server.Safety))
        {
            track.AddRange(part.Positions);
        }

        return track;
    }

    /// <summary>
    /// A gRPC message whose header tells its whole length, and of which half comes before the sender dies.
    /// </summary>
    private sealed class HalfMessage : HttpContent
    {
        private readonly byte[] _message;

        public HalfMessage(byte[] message)
        {
            _message = message;
            Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var header = new byte[5];
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), _message.Length);
            await stream.WriteAsync(header);
            await stream.WriteAsync(_message.AsMemory(0, _message.Length / 2));
            await stream.FlushAsync();
            throw new IOException("the sender died");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.BadInput;

/// <summary>Each kind of bad input gets a precise error, nothing else is lost, and the process goes on.</summary>
public sealed class BadInputScenarios
{
    private static readonly DateTime Time = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Stream_BadRowsAmongGoodOnes_AreRejectedWithReasonsAndTheRestIsKept()
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        await new Sender(silo.Connection).RegisterAsync(["truck-1"], "heavy-truck");
        using var call = silo.Connection.Telematics.StreamPositions();
        var batch = new PositionBatch { Sequence = 7 };
        (Action<Position> Change, string Reason)[] bad =
        [
            (static row => row.VehicleId = "nobody-9", "unknown_vehicle"),
            (static row => row.VehicleId = "no such id!", "invalid_vehicle_id"),
            (static row => row.DeviceTime = null, "time_missing"),
            (static row => row.DeviceTime = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).ToTimestamp(), "year_out_of_range"),
            (static row => row.DeviceTime = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc).ToTimestamp(), "year_out_of_range"),
            (static row => row.LatitudeDeg = 90.000001, "coordinates_out_of_range"),
            (static row => row.LongitudeDeg = double.NaN, "coordinates_out_of_range"),
            (static row => row.SpeedKmh = -1, "speed_out_of_range"),
            (static row => row.HeadingDeg = 361, "heading_out_of_range"),
            (static row => row.OdometerKm = double.PositiveInfinity, "odometer_out_of_range"),
        ];
        foreach (var (change, _) in bad)
        {
            batch.Positions.Add(Good(batch.Positions.Count));
            batch.Positions.Add(Good(batch.Positions.Count));
            change(batch.Positions[^1]);
        }

        batch.UnreadableRows.Add(new UnreadableRow { Line = 12, Content = "a,b", Problem = "6 columns expected, 2 found" });
        await call.RequestStream.WriteAsync(new StreamPositionsRequest { Batch = batch });
        await call.RequestStream.WriteAsync(new StreamPositionsRequest { Flush = new Flush() });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var ack = call.ResponseStream.Current.Ack;

        Assert.Equal(7u, ack.Sequence);
        Assert.Equal((uint)bad.Length, ack.Accepted);
        Assert.Equal(
            bad.Select(static row => row.Reason).Append("malformed_row").CountBy(static reason => reason).OrderBy(static row => row.Key),
            ack.Rejected.Select(static row => KeyValuePair.Create(row.Key, (int)row.Value)).OrderBy(static row => row.Key));
        Assert.Contains(ack.FirstRejections, static row => row.Index == 1 && row.Message == "vehicle nobody-9 is not registered");
        Assert.Contains(ack.FirstRejections, static row => row.Message == "6 columns expected, 2 found");
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StreamPositionsResponse.KindOneofCase.Flushed, call.ResponseStream.Current.KindCase);
        Assert.Equal(bad.Length, (await Reader.TrackAsync(silo.Connection, "truck-1")).Count);
    }

    [Fact]
    public async Task Stream_OversizedBatchOrMessage_EndsTheStreamAndKeepsWhatWasAcknowledged()
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(["truck-1"], "heavy-truck");
        await sender.SendAllAsync([Good(0)]);

        var tooMany = new PositionBatch();
        tooMany.Positions.AddRange(Enumerable.Range(1, 10_001).Select(Good));
        var error = await RefusedAsync(silo, tooMany);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal("batch_too_large", error.Trailers.GetValue("tracking-reason"));
        Assert.Contains("10001", error.Status.Detail, StringComparison.Ordinal);

        var tooLong = new PositionBatch();
        tooLong.UnreadableRows.Add(new UnreadableRow { Content = new string('x', 5 * 1024 * 1024) });
        Assert.Equal(StatusCode.ResourceExhausted, (await RefusedAsync(silo, tooLong)).StatusCode);
        Assert.Single(await Reader.TrackAsync(silo.Connection, "truck-1"));
        Assert.True(silo.IsRunning);
    }

    // A frame that announces 1,000 bytes, of which 10 come before the request ends; one that announces 4 GiB, which the
    // library refuses by itself, in one build as a fault it does not name; one whose bytes are no message.
    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 3, 232, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, "3", "13")]
    [InlineData(new byte[] { 0, 255, 255, 255, 255, 1, 2, 3 }, "3", "8", "2")]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 255, 255, 255 }, "3", "3")]
    public async Task Stream_BytesThatAreNoMessage_AreAnsweredAndHarmNobodyElse(byte[] sent, params string[] statuses)
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync(["truck-1"], "heavy-truck");
        using (var client = new HttpClient())
        {
            var content = new ByteArrayContent(sent);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
            using var request = new HttpRequestMessage(
                HttpMethod.Post, new Uri(silo.GrpcUrl, "/tracking.v1.Telematics/StreamPositions"))
            {
                Content = content,
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
            using var response = await client.SendAsync(request);
            await response.Content.ReadAsByteArrayAsync();
            var status = response.TrailingHeaders.TryGetValues("grpc-status", out var trailers)
                ? trailers.Single()
                : response.Headers.GetValues("grpc-status").Single();
            Assert.Contains(status, statuses);
        }

        await sender.SendAllAsync([Good(0)]);
        Assert.Equal(1, sender.Accepted);
        Assert.True(silo.IsRunning);
    }

    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[""", "invalid_geojson")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"bow"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}}]}""", "invalid_geojson")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]]]}}]}""", "invalid_fence")]
    public async Task ImportFences_InvalidDocument_IsRefusedWhole(string document, string reason)
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        using var call = silo.Connection.Fences.ImportFences();
        await call.RequestStream.WriteAsync(new GeoJsonPart { Content = ByteString.CopyFromUtf8(document) });
        await call.RequestStream.CompleteAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(reason, error.Trailers.GetValue("tracking-reason"));
        Assert.Empty((await silo.Connection.Fences.ListFencesAsync(new ListFencesRequest())).Fences);
    }

    private static Position Good(int index) => new()
    {
        VehicleId = "truck-1",
        DeviceTime = Time.AddSeconds(index).ToTimestamp(),
        LatitudeDeg = 30 + (index * 0.00001),
        LongitudeDeg = 115.9,
        SpeedKmh = 60,
    };

    private static async Task<RpcException> RefusedAsync(RunningSilo silo, PositionBatch batch)
    {
        using var call = silo.Connection.Telematics.StreamPositions();
        try
        {
            await call.RequestStream.WriteAsync(new StreamPositionsRequest { Batch = batch });
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException or IOException)
        {
            // The refusal may come before the message is out.
        }

        return await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
    }
}

using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.V1;
using Position = Tracking.Model.Positions.Position;

namespace Tracking.Api.Tests.Tracks;

/// <summary>Tracks in pages and thinned.</summary>
public sealed class TrackQuestionTests
{
    private static readonly VehicleId A1 = VehicleId.Parse("A1");

    [Fact]
    public async Task GetTrack_Limit_GoesOnAtTheToken()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", [.. Enumerable.Range(0, 2_500).Select(static i => (double)i)]);

        var (first, token) = await ReadAsync(server, new GetTrackRequest { VehicleId = "A1", Limit = 1_500 });
        var (second, end) = await ReadAsync(server, new GetTrackRequest { VehicleId = "A1", Limit = 1_500, PageToken = token });

        Assert.Equal((1_500, 1_000, ""), (first.Count, second.Count, end));
        Assert.Equal(
            Enumerable.Range(0, 2_500).Select(static i => Samples.TimestampAt(i)),
            first.Concat(second).Select(static position => position.Position.DeviceTime));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_000)]
    public async Task GetTrack_LimitIsAllThereIs_HasNoToken(uint limit)
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", [.. Enumerable.Range(0, (int)limit).Select(static i => (double)i)]);

        Assert.Equal("", (await ReadAsync(server, new GetTrackRequest { VehicleId = "A1", Limit = limit })).Token);
    }

    // Pages end anywhere within an hour, and the answer must be the same.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_001)]
    public async Task GetTrack_ThinnedInPages_IsTheSameAsInOneGo(uint limit)
    {
        const int Seed = 20261125;
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await WanderAsync(server, new Random(Seed), 9_000);
        var request = new GetTrackRequest { VehicleId = "A1", ToleranceM = 300, From = Samples.TimestampAt(1_000) };

        var (whole, _) = await ReadAsync(server, request);
        var pages = new List<StoredPosition>();
        var paged = request.Clone();
        paged.Limit = limit;
        do
        {
            var (page, token) = await ReadAsync(server, paged);
            pages.AddRange(page);
            paged.PageToken = token;
        }
        while (paged.PageToken.Length > 0);

        Assert.InRange(whole.Count, 8, 4_000);
        Assert.Equal(whole, pages);
    }

    [Fact]
    public async Task GetTrack_Thinned_KeepsFirstAndLastAndIsPartOfTheWhole()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await WanderAsync(server, new Random(7), 5_000);

        var (whole, _) = await ReadAsync(server, new GetTrackRequest { VehicleId = "A1" });
        var (thinned, _) = await ReadAsync(server, new GetTrackRequest { VehicleId = "A1", ToleranceM = 1_000 });

        Assert.Equal((whole[0], whole[^1]), (thinned[0], thinned[^1]));
        Assert.True(thinned.Count < whole.Count / 5, $"{thinned.Count} of {whole.Count} are left");
        Assert.Empty(thinned.Except(whole));
    }

    [Fact]
    public async Task GetTrack_WrongRequest_SaysWhatIsWrong()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await AssertInvalidAsync(
            server,
            new GetTrackRequest { From = Samples.TimestampAt(2), To = Samples.TimestampAt(1) },
            "from 2026-03-01T00:00:02Z is after to 2026-03-01T00:00:01Z");
        await AssertInvalidAsync(server, new GetTrackRequest { Limit = 1_000_001 }, "limit is 1000001");
        await AssertInvalidAsync(server, new GetTrackRequest { ToleranceM = -1 }, "tolerance_m is -1; 0 to 10000 is allowed");
        await AssertInvalidAsync(server, new GetTrackRequest { ToleranceM = double.NaN }, "tolerance_m is NaN");
        foreach (var token in (string[])["x", ".1", "1.", "1.g", "1 .1"])
        {
            await AssertInvalidAsync(server, new GetTrackRequest { PageToken = token }, "page_token");
        }
    }

    private static async Task AssertInvalidAsync(ApiServer server, GetTrackRequest request, string said)
    {
        request.VehicleId = "A1";
        var error = await Refusal.IsAsync(
            StatusCode.InvalidArgument, "invalid_argument", () => ReadAsync(server, request));
        Assert.Contains(said, error.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<(List<StoredPosition> Positions, string Token)> ReadAsync(
        ApiServer server, GetTrackRequest request)
    {
        using var call = server.Vehicles.GetTrack(request, cancellationToken: server.Safety);
        var (positions, token) = (new List<StoredPosition>(), "");
        while (await call.ResponseStream.MoveNext(server.Safety))
        {
            Assert.Equal("", token);
            positions.AddRange(call.ResponseStream.Current.Positions);
            token = call.ResponseStream.Current.NextPageToken;
        }

        return (positions, token);
    }

    // A fix a second: a lorry that turns a little all the time.
    private static async Task WanderAsync(ApiServer server, Random random, int count)
    {
        var (latitude, longitude, heading) = (36.0, 103.0, 0.0);
        var positions = new List<NewPosition>();
        for (var i = 0; i < count; i++)
        {
            heading += (random.NextDouble() - 0.5) * 0.2;
            latitude += 0.0002 * Math.Cos(heading);
            longitude += 0.0002 * Math.Sin(heading);
            var position = new Position(
                Samples.At(i), GeoPoint.FromDegrees(latitude, longitude), Speed.FromKilometersPerHour(80));
            positions.Add(new NewPosition(
                A1, position, ContentHash.Of(position), new ReceivedAt(Samples.StartMs), QualityFlags.Stale, RegionPath.Empty));
        }

        await server.Store.Log.AppendAsync(positions, CancellationToken.None);
    }
}

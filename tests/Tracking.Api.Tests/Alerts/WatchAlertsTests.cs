using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Alerts;

/// <summary>The long call of the alerts service.</summary>
public sealed class WatchAlertsTests
{
    [Fact]
    public async Task WatchAlerts_FromACursor_IsExactlyTheRestThenEachNewOne()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 4; i++)
        {
            await server.CommitAsync(Samples.Raised("A1", i));
        }

        using var call = Watch(server, new WatchAlertsRequest { AfterCursor = 2 });

        Assert.Equal([3ul, 4], await CursorsAsync(server, call, 2));
        await server.CommitAsync(Samples.Raised("A1", 5));
        Assert.Equal([5ul], await CursorsAsync(server, call, 1));
        await server.CommitAsync(Samples.Raised("A1", 6));
        Assert.Equal([6ul], await CursorsAsync(server, call, 1));
    }

    // A page of the feed is 500: the reader must not see where one ends.
    [Fact]
    public async Task WatchAlerts_MoreThanAPage_HasNoGap()
    {
        await using var server = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 1_001).Select(i => server.CommitAsync(Samples.Raised("A1", i))));

        using var call = Watch(server, new WatchAlertsRequest());

        Assert.Equal(Enumerable.Range(1, 1_001).Select(static cursor => (ulong)cursor), await CursorsAsync(server, call, 1_001));
    }

    [Fact]
    public async Task WatchAlerts_OfAVehicleOrARule_LeavesTheOthersOut()
    {
        await using var server = await StartAsync();
        using var byVehicle = Watch(server, new WatchAlertsRequest { VehicleId = "A2" });
        using var byRule = Watch(server, new WatchAlertsRequest { Rule = "geofence" });

        await server.CommitAsync(Samples.Raised("A1", 1));
        await server.CommitAsync(Samples.Raised("A2", 2));
        await server.CommitAsync(Samples.Raised("A1", 3, "geofence"));
        await server.CommitAsync(Samples.Raised("A2", 4, "geofence"));

        Assert.Equal([2ul, 4], await CursorsAsync(server, byVehicle, 2));
        Assert.Equal([3ul, 4], await CursorsAsync(server, byRule, 2));
    }

    [Fact]
    public async Task WatchAlerts_OfARegion_HasItsOwnGaplessCursors()
    {
        await using var server = await StartAsync();
        await server.CommitAsync(Samples.Raised("A1", 1), "620000");
        await server.CommitAsync(Samples.Raised("A1", 2), "360000");
        await server.CommitAsync(Samples.Raised("A1", 3), "620000", "360000");

        using var call = Watch(server, new WatchAlertsRequest { RegionCode = "620000" });
        var messages = await call.ResponseStream.NextAsync(2, server.Safety);

        Assert.Equal([(1ul, Samples.TimestampAt(1)), (2ul, Samples.TimestampAt(3))],
            messages.Select(static message => (message.Cursor, message.Start)));
    }

    [Fact]
    public async Task WatchAlerts_CommitOfAnotherProcess_IsFoundByAsking()
    {
        await using var server = await StartAsync();
        server.Alerts.IsDeaf = true;
        using var call = Watch(server, new WatchAlertsRequest());
        await server.Clock.WhenArmedAsync(1);

        await server.CommitAsync(Samples.Raised("A1", 1));
        server.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([1ul], await CursorsAsync(server, call, 1));
    }

    [Fact]
    public async Task WatchAlerts_CursorNeverGivenOut_IsCursorUnknown()
    {
        await using var server = await StartAsync();
        await server.CommitAsync(Samples.Raised("A1", 1), "620000");

        await RefusedAsync(server, StatusCode.OutOfRange, "cursor_unknown", new WatchAlertsRequest { AfterCursor = 2 });
        await RefusedAsync(server, StatusCode.OutOfRange, "cursor_unknown",
            new WatchAlertsRequest { RegionCode = "360000", AfterCursor = 1 });
    }

    [Fact]
    public async Task WatchAlerts_CursorBeforeWhatIsKept_IsCursorExpiredAndJustAfterItIsNot()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 4; i++)
        {
            await server.CommitAsync(Samples.Raised("A1", i));
        }

        server.Alerts.Oldest = 3;

        await RefusedAsync(server, StatusCode.OutOfRange, "cursor_expired", new WatchAlertsRequest { AfterCursor = 1 });
        using var call = Watch(server, new WatchAlertsRequest { AfterCursor = 2 });
        Assert.Equal([3ul, 4], await CursorsAsync(server, call, 2));
    }

    [Fact]
    public async Task WatchAlerts_WrongRequests_SayWhatIsWrong()
    {
        await using var server = await StartAsync();

        await RefusedAsync(server, StatusCode.NotFound, "region_not_found", new WatchAlertsRequest { RegionCode = "999999" });
        await RefusedAsync(server, StatusCode.NotFound, "vehicle_not_found", new WatchAlertsRequest { VehicleId = "a b" });
        await RefusedAsync(
            server, StatusCode.InvalidArgument, "invalid_argument", new WatchAlertsRequest { AfterCursor = ulong.MaxValue });
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.ImportRegionsAsync("620000", "360000");
        return server;
    }

    private static AsyncServerStreamingCall<AlertRevision> Watch(ApiServer server, WatchAlertsRequest request) =>
        server.AlertsClient.WatchAlerts(request, cancellationToken: server.Safety);

    private static async Task RefusedAsync(ApiServer server, StatusCode status, string reason, WatchAlertsRequest request)
    {
        using var call = Watch(server, request);
        await Refusal.IsAsync(status, reason, call.ResponseStream);
    }

    private static async Task<IEnumerable<ulong>> CursorsAsync(
        ApiServer server, AsyncServerStreamingCall<AlertRevision> call, int count) =>
        (await call.ResponseStream.NextAsync(count, server.Safety)).Select(static message => message.Cursor);
}

using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Alerts;

public sealed class AlertsServiceTests
{
    [Fact]
    public async Task ListAlerts_Filters_GiveTheLatestRevisionOfThoseThatFit()
    {
        await using var server = await StartAsync();
        var first = Samples.Raised("A1", 1);
        await server.CommitAsync(first, "620000");
        await server.CommitAsync(Samples.Raised("A2", 2, "geofence"), "620000");
        await server.CommitAsync(Samples.Raised("A1", 3, "geofence"), "360000");
        await server.CommitAsync(Samples.Ended(first, 9), "620000");

        Assert.Equal([2ul, 3, 4], await ListAsync(server, new ListAlertsRequest()));
        Assert.Equal([3ul, 4], await ListAsync(server, new ListAlertsRequest { VehicleId = "A1" }));
        Assert.Equal([2ul, 3], await ListAsync(server, new ListAlertsRequest { Rule = "geofence" }));
        Assert.Equal([2ul, 3], await ListAsync(server, new ListAlertsRequest { RegionCode = "620000" }));
        Assert.Equal([1ul], await ListAsync(server, new ListAlertsRequest { RegionCode = "360000" }));
    }

    [Fact]
    public async Task ListAlerts_PageByPage_GoesOnAfterTheLastCursor()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await server.CommitAsync(Samples.Raised("A1", i));
        }

        Assert.Equal([1ul, 2], await ListAsync(server, new ListAlertsRequest { PageSize = 2 }));
        Assert.Equal([3ul, 4], await ListAsync(server, new ListAlertsRequest { PageSize = 2, AfterCursor = 2 }));
        Assert.Equal([5ul], await ListAsync(server, new ListAlertsRequest { PageSize = 2, AfterCursor = 4 }));
        Assert.Empty(await ListAsync(server, new ListAlertsRequest { PageSize = 2, AfterCursor = 5 }));
    }

    [Fact]
    public async Task ListAlerts_WrongRequests_SayWhatIsWrong()
    {
        await using var server = await StartAsync();

        await Refusal.IsAsync(StatusCode.NotFound, "region_not_found",
            server.AlertsClient.ListAlertsAsync(new ListAlertsRequest { RegionCode = "999999" }));
        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found",
            server.AlertsClient.ListAlertsAsync(new ListAlertsRequest { VehicleId = "a b" }));
        // Else a mistyped id would look like a vehicle without alerts.
        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found",
            server.AlertsClient.ListAlertsAsync(new ListAlertsRequest { VehicleId = "unregistered" }));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.AlertsClient.ListAlertsAsync(new ListAlertsRequest { PageSize = 1_001 }));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.AlertsClient.ListAlertsAsync(new ListAlertsRequest { AfterCursor = ulong.MaxValue }));
    }

    [Fact]
    public async Task GetAlert_Known_IsEveryRevisionByNumber()
    {
        await using var server = await StartAsync();
        var raised = Samples.Raised("A1", 1);
        await server.CommitAsync(raised);
        await server.CommitAsync(Samples.Ended(raised, 9));

        var revisions = (await server.AlertsClient.GetAlertAsync(new GetAlertRequest { AlertId = raised.Id.Value })).Revisions;

        Assert.Equal([(1u, "raised", 1ul), (2u, "ended", 2ul)],
            revisions.Select(static revision => (revision.Revision, revision.Change, revision.Cursor)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no id")]
    [InlineData("54a7a9e33c1b498424cbfc631c56c7d8")]
    public async Task GetAlert_Unknown_IsNotFound(string id)
    {
        await using var server = await StartAsync();

        await Refusal.IsAsync(StatusCode.NotFound, "alert_not_found",
            server.AlertsClient.GetAlertAsync(new GetAlertRequest { AlertId = id }));
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.ImportRegionsAsync("620000", "360000");
        return server;
    }

    private static async Task<IEnumerable<ulong>> ListAsync(ApiServer server, ListAlertsRequest request) =>
        (await server.AlertsClient.ListAlertsAsync(request)).Alerts.Select(static alert => alert.Cursor);
}

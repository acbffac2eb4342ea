using System.Text.Json;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Alerts;

public sealed class AlertsListCommandTests
{
    [Fact]
    public async Task List_Json_PrintsEveryMemberInTheAgreedOrder()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Revisions.Add(AlertFixtures.Ended());

        var run = await CliRun.AgainstAsync(server, "alerts", "list", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            OneLine.Of("""
                {"id":"0123456789abcdef0123456789abcdef","vehicle":"甘A12345-2",
                "driver":"unknown@甘A12345-2","rule":"speeding","state":"closed","severity":"minor",
                "start":"2018-08-04T02:29:30Z","end":"2018-08-04T02:30:30.500Z","region":"620100",
                "revision":2,"cursor":42,"details":{"max_speed_kmh":93,"limit_kmh":80.5,"article":"第四十二条",
                "confirmed":true,"card":null,"places":["a",{}]},"change":"ended","object":"G30",
                "lat":36.5,"lon":103.25,"regions":["620000","620100"],"rule_pack":"CN@1",
                "supersedes":"fedcba9876543210fedcba9876543210"}
                """),
            Assert.Single(run.Lines));
    }

    [Fact]
    public async Task List_OpenAlert_HasNullWhereNothingIsKnown()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Revisions.Add(AlertFixtures.Revision("a", 1, 7));

        var run = await CliRun.AgainstAsync(server, "alerts", "list", "--json");

        Assert.Contains(
            ""","end":null,"region":null,"revision":1,"cursor":7,"details":{},"change":"raised","object":null,""",
            run.Out);
        Assert.EndsWith(""","supersedes":null}""" + "\n", run.Out);
    }

    [Fact]
    public async Task List_SeveralPages_GivesTheLatestRevisionOfEach()
    {
        await using var server = await FakeServer.StartAsync();
        for (uint i = 1; i <= 5; i++)
        {
            server.Alerts.Revisions.Add(AlertFixtures.Revision($"alert-{i}", 1, i));
        }

        server.Alerts.Revisions.Add(AlertFixtures.Revision("alert-2", 2, 6));

        var run = await CliRun.AgainstAsync(server, "alerts", "list", "--json");

        Assert.Equal(
            ["alert-1", "alert-3", "alert-4", "alert-5", "alert-2"],
            run.Lines.Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task List_Filter_IsSentAsGiven()
    {
        await using var server = await FakeServer.StartAsync();

        await CliRun.AgainstAsync(
            server, "alerts", "list", "--vehicle", "A", "--rule", "speeding", "--region", "620000", "--cursor", "41");

        var request = Assert.IsType<ListAlertsRequest>(Assert.Single(server.Alerts.Requests));
        Assert.Equal(
            ("A", "speeding", "620000", 41UL),
            (request.VehicleId, request.Rule, request.RegionCode, request.AfterCursor));
    }

    [Fact]
    public async Task List_ServerThatRepeatsAPage_FailsInsteadOfGoingOnForEver()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Revisions.Add(AlertFixtures.Revision("a", 1, 7));
        server.Alerts.RepeatsItself = true;

        var run = await CliRun.AgainstAsync(server, "alerts", "list", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("broke the protocol: a page ends at cursor 7", run.Error);
    }

    [Fact]
    public async Task List_Human_IsATable()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Revisions.Add(AlertFixtures.Ended());

        var run = await CliRun.AgainstAsync(server, "alerts", "list");

        Assert.Matches(@"42 +0123456789abcdef0123456789abcdef +2 +甘A12345-2 +speeding +G30 +minor +closed", run.Out);
        Assert.EndsWith("1 alert\n", run.Out);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task List_CursorThatIsNone_IsBadUsage(string cursor)
    {
        var run = await CliRun.WithoutServerAsync("alerts", "list", $"--cursor={cursor}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"error: --cursor: '{cursor}' is not a cursor", run.Error);
    }
}

using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Alerts;

public sealed class AlertsGetCommandTests
{
    [Fact]
    public async Task Get_Json_PrintsALineARevision()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Revisions.AddRange([AlertFixtures.Revision("a", 1, 5), AlertFixtures.Revision("b", 1, 6)]);
        server.Alerts.Revisions.Add(AlertFixtures.Revision("a", 2, 9));

        var run = await CliRun.AgainstAsync(server, "alerts", "get", "a", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("""
            "revision":2,"cursor":9,
            """, run.Lines[1]);
    }

    [Fact]
    public async Task Get_UnknownAlert_ShowsMessageAndReason()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "alerts", "get", "a");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: there is no alert 'a' (alert_not_found)\n", run.Error);
    }
}

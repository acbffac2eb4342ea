using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Alerts;

public sealed class AlertsWatchCommandTests
{
    [Fact]
    public async Task Watch_Json_FlushesEachRevisionAfterTheCursorUntilInterrupted()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Revisions.AddRange([AlertFixtures.Revision("a", 1, 5), AlertFixtures.Revision("a", 2, 6)]);
        server.Alerts.Revisions.Add(AlertFixtures.Ended());

        var run = await WatchAsync(server, lines: 2, "--cursor", "5", "--region", "620000", "--json");

        Assert.Equal(130, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("""
            "revision":2,"cursor":6,
            """, run.Lines[0]);
        var request = Assert.IsType<WatchAlertsRequest>(Assert.Single(server.Alerts.Requests));
        Assert.Equal((5UL, "620000"), (request.AfterCursor, request.RegionCode));
    }

    [Fact]
    public async Task Watch_Human_IsOneSentenceARevision()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.Revisions.Add(AlertFixtures.Ended());

        var run = await WatchAsync(server, lines: 1);

        Assert.Equal(
            "      42  ended     minor    speeding of 甘A12345-2 at G30 in 620100 from 2018-08-04T02:29:30Z"
            + " until 2018-08-04T02:30:30.500Z  (alert 0123456789abcdef0123456789abcdef, revision 2)\n",
            run.Out);
    }

    [Fact]
    public async Task Watch_ExpiredCursor_FailsWithTheServersText()
    {
        await using var server = await FakeServer.StartAsync();
        server.Alerts.OldestCursor = 100;

        var run = await CliRun.AgainstAsync(server, "alerts", "watch", "--cursor", "7", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal("error: the oldest cursor that is kept is 100 (cursor_expired)\n", run.Error);
    }

    private static async Task<CliRun> WatchAsync(FakeServer server, int lines, params string[] args)
    {
        var surroundings = new CliSurroundings();
        using var interrupt = new CancellationTokenSource();
        var watch = CliRun.StartAsync(
            surroundings, interrupt.Token, ["alerts", "watch", .. args, "--server", server.Address.ToString()]);
        await surroundings.Out.SeenAsync(lines);
        await interrupt.CancelAsync();
        return await watch;
    }
}

using Tracking.Cli.Tests.Ingest;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.Testing.Time;

namespace Tracking.Cli.Tests.Replay;

public sealed class ReplayCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_Max_KeepsTheSpacingAndEndsNow()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write(
            "trace.csv", TraceLines.Header, TraceLines.Row("B", 90), TraceLines.Row("A", 0), TraceLines.Row("A", 30),
            "A,soon,1,1,,");
        var run = await CliRun.StartAsync(
            new CliSurroundings { Time = new ManualTimeProvider(Now) }, CancellationToken.None,
            "replay", file, "--speed", "max", "--json", "--server", server.Address.ToString());
        Assert.Equal(0, run.ExitCode);
        var sent = server.Telematics.Batches.SelectMany(static batch => batch.Positions).ToList();
        Assert.Equal(["A", "A", "B"], sent.Select(static row => row.VehicleId));
        Assert.Equal(
            [Now.AddSeconds(-90), Now.AddSeconds(-60), Now], sent.Select(static row => row.DeviceTime.ToDateTimeOffset()));
        Assert.Equal(1, run.Json.GetProperty("skipped").GetInt32());
        Assert.Contains("1 rows of", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_TenTimesAsFast_WaitsATenthAndIsNeverAhead()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("trace.csv", TraceLines.Header, TraceLines.Row("A", 0), TraceLines.Row("A", 100));
        var time = new ManualTimeProvider(Now);
        var running = CliRun.StartAsync(
            new CliSurroundings { Time = time }, CancellationToken.None,
            "replay", file, "--speed", "10", "--server", server.Address.ToString());
        var first = await server.Telematics.Received.ReadAsync();
        Assert.Equal(Now.AddSeconds(-90), first.Positions.Single().DeviceTime.ToDateTimeOffset());
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(server.Telematics.Received.TryRead(out _));
        while (!server.Telematics.Received.TryPeek(out _))
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        Assert.Equal(0, (await running).ExitCode);
        var second = await server.Telematics.Received.ReadAsync();
        Assert.Equal(Now.AddSeconds(10), second.Positions.Single().DeviceTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task Replay_NoSuchFile_IsNamed()
    {
        var run = await CliRun.WithoutServerAsync("replay", "nowhere.csv");
        Assert.Equal((1, "error: there is no file nowhere.csv\n"), (run.ExitCode, run.Error));
    }
}

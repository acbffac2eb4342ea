using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.Testing.Time;

namespace Tracking.Cli.Tests.Ingest;

public sealed class IngestPacingTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ingest_Speed_SendsWhatIsDueAndWaitsForTheRestByDeviceTime()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write(
            "a.csv",
            TraceLines.Header, TraceLines.Row(second: 0), TraceLines.Row(second: 20), TraceLines.Row(second: 60));
        var token = TestContext.Current.CancellationToken;

        var ingest = StartAsync(server, file, "--speed", "10");
        Assert.Single((await server.Telematics.Received.ReadAsync(token)).Positions);
        await AdvanceToTheNextAsync(TimeSpan.FromSeconds(2));
        Assert.Single((await server.Telematics.Received.ReadAsync(token)).Positions);
        await AdvanceToTheNextAsync(TimeSpan.FromSeconds(4));
        var run = await ingest;

        Assert.Equal(3, run.Json.GetProperty("sent").GetInt32());
        Assert.Equal(6, run.Json.GetProperty("seconds").GetDouble());
    }

    // Servers end streams that stand idle for minutes.
    [Fact]
    public async Task Ingest_LongWait_SendsAnEmptyBatchEachMinute()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Header, TraceLines.Row(second: 0), TraceLines.Row(second: 150));
        var token = TestContext.Current.CancellationToken;
        var ingest = StartAsync(server, file, "--speed", "1");
        Assert.Single((await server.Telematics.Received.ReadAsync(token)).Positions);
        foreach (var (seconds, rows) in ((int, int)[])[(60, 0), (60, 0), (30, 1)])
        {
            await AdvanceToTheNextAsync(TimeSpan.FromSeconds(seconds));
            Assert.Equal(rows, (await server.Telematics.Received.ReadAsync(token)).Positions.Count);
        }

        Assert.Equal(2, (await ingest).Json.GetProperty("sent").GetInt32());
    }

    [Theory]
    [InlineData("max")]
    [InlineData("1000000")]
    public async Task Ingest_MaxOrFasterThanTheGranularity_NeverWaits(string speed)
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Trace(100));

        var run = await StartAsync(server, file, "--speed", speed);

        Assert.Equal(100, run.Json.GetProperty("sent").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("seconds").GetDouble());
        Assert.Single(server.Telematics.Batches);
    }

    [Fact]
    public async Task Ingest_InterruptedWhileItWaits_EndsAtOnce()
    {
        await using var server = await FakeServer.StartAsync();
        using var interrupt = new CancellationTokenSource();
        var file = _folder.Write("a.csv", TraceLines.Header, TraceLines.Row(second: 0), TraceLines.Row(second: 3600));

        var ingest = StartAsync(server, interrupt.Token, file, "--speed", "1");
        await _time.WhenArmedAsync(1);
        await interrupt.CancelAsync();

        Assert.Equal(130, (await ingest).ExitCode);
    }

    /// <summary>Moves the clock to the end of a wait that must be exactly so long.</summary>
    private async Task AdvanceToTheNextAsync(TimeSpan wait)
    {
        await _time.WhenArmedAsync(1);
        _time.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _time.ArmedTimers);
        _time.Advance(TimeSpan.FromMilliseconds(1));
    }

    private Task<CliRun> StartAsync(FakeServer server, params string[] args) => StartAsync(server, default, args);

    private Task<CliRun> StartAsync(FakeServer server, CancellationToken interrupt, params string[] args) =>
        CliRun.StartAsync(
            new CliSurroundings { Time = _time },
            interrupt,
            ["ingest", .. args, "--json", "--server", server.Address.ToString()]);
}

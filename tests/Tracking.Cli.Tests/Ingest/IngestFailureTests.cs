using System.Text;
using Grpc.Core;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Ingest;

public sealed class IngestFailureTests : IDisposable
{
    // Eight batches may be unanswered: when the server reads the ninth, the client has read the first answer.
    private const int FirstBatchAfterAnAnswer = 9;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ingest_MissingFile_FailsBeforeAnythingIsSent()
    {
        await using var server = await FakeServer.StartAsync();
        var there = _folder.Write("there.csv", TraceLines.Trace(3));
        var missing = _folder.Path("missing.csv");

        var run = await CliRun.AgainstAsync(server, "ingest", there, missing, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(server.Telematics.Log);
        Assert.Equal($"error: there is no file {missing}\n", run.Error);
        Assert.Equal("file_not_found", run.Json.GetProperty("error").GetProperty("reason").GetString());
        Assert.Equal(0, run.Json.GetProperty("sent").GetInt32());
    }

    [Fact]
    public async Task Ingest_Folder_IsNamedAsWhatItIs()
    {
        var run = await CliRun.WithoutServerAsync("ingest", Path.GetDirectoryName(_folder.Path("x"))!);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is a folder; name the files in it", run.Error);
    }

    [Fact]
    public async Task Ingest_MissingColumn_FailsAfterEarlierFilesAreAckedAndJudged()
    {
        await using var server = await FakeServer.StartAsync();
        var good = _folder.Write("good.csv", TraceLines.Trace(3));
        var bad = _folder.Write("bad.csv", "vehicle_id,time_utc,lat,speed_kmh,heading", "A,2018-08-04T02:29:30Z,1,,");

        var run = await CliRun.AgainstAsync(server, "ingest", good, bad, "--register", "coach", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("flush", server.Telematics.Log.Last());
        Assert.Equal(3, run.Json.GetProperty("acked").GetInt32());
        Assert.Equal("file_unreadable", run.Json.GetProperty("error").GetProperty("reason").GetString());
        Assert.StartsWith($"error: {bad}, line 1: the header has no column lon;", run.Error);
    }

    [Fact]
    public async Task Ingest_DamagedGzip_AcksEveryRowBeforeTheDamage()
    {
        await using var server = await FakeServer.StartAsync();
        var whole = TestFolder.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', TraceLines.Trace(20_000))));
        var file = _folder.WriteBytes("cut.csv.gz", whole[..(whole.Length / 2)]);

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach", "--json");

        Assert.Equal(1, run.ExitCode);
        var acked = run.Json.GetProperty("acked").GetInt64();
        Assert.InRange(acked, 1, 19_999);
        Assert.Equal(acked, run.Json.GetProperty("sent").GetInt64());
        // The header is line 1, so the first line that could not be read is two further than the rows.
        Assert.StartsWith($"error: {file}, line {acked + 2}: the gzip data is damaged or cut off here", run.Error);
    }

    [Fact]
    public async Task Ingest_NoServer_SaysSoInOneLineWithTheAddress()
    {
        var file = _folder.Write("a.csv", TraceLines.Trace(3));
        // Port 1 is tcpmux, which no machine of today serves; a test server never gets it.
        var run = await CliRun.WithoutServerAsync("ingest", file, "--server", "http://127.0.0.1:1");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal(
            "error: no answer from http://127.0.0.1:1: nothing listens there (connection refused). "
            + "Is the server running? Name another with --server URL.\n",
            run.Error);
    }

    [Fact]
    public async Task Ingest_StreamRefusedMidway_ReportsWhatIsAckedAndWhatIsNotKnown()
    {
        await using var server = await FakeServer.StartAsync();
        server.Telematics.BeforeAnswer = static (batch, _) => batch.Sequence == 3
            ? throw Refusal.Of(StatusCode.ResourceExhausted, "disk_full", "the disk is full")
            : Task.CompletedTask;
        var file = _folder.Write("a.csv", TraceLines.Trace(100));

        var run = await CliRun.AgainstAsync(
            server, "ingest", file, "--batch", "10", "--register", "coach", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(20, run.Json.GetProperty("acked").GetInt32());
        var sent = run.Json.GetProperty("sent").GetInt32();
        Assert.Equal(sent - 20, run.Json.GetProperty("unanswered").GetInt32());
        Assert.EndsWith(
            ""","error":{"code":"RESOURCE_EXHAUSTED","reason":"disk_full","message":"the disk is full"}}""" + "\n",
            run.Out);
        Assert.StartsWith("error: the disk is full (disk_full)\n20 rows acked; ", run.Error);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(FirstBatchAfterAnAnswer, 1)]
    public async Task Ingest_ConnectionBreaks_ReportsWhatIsAcked(int breakAt, int leastAcked)
    {
        await using var server = await FakeServer.StartAsync();
        server.Telematics.BeforeAnswer = (batch, context) =>
        {
            if ((int)batch.Sequence == breakAt)
            {
                context.GetHttpContext().Abort();
            }

            return Task.CompletedTask;
        };
        var file = _folder.Write("a.csv", TraceLines.Trace(30));

        var run = await CliRun.AgainstAsync(
            server, "ingest", file, "--batch", "1", "--register", "coach", "--json");

        Assert.Equal(1, run.ExitCode);
        // How many of the answers were still on their way when the connection broke is chance.
        var acked = run.Json.GetProperty("acked").GetInt32();
        Assert.InRange(acked, leastAcked, breakAt - 1);
        Assert.Equal(run.Json.GetProperty("sent").GetInt32() - acked, run.Json.GetProperty("unanswered").GetInt32());
        Assert.Equal("server_unreachable", run.Json.GetProperty("error").GetProperty("reason").GetString());
        Assert.StartsWith($"error: no answer from {server.Address.GetLeftPart(UriPartial.Authority)}: ", run.Error);
    }

    [Fact]
    public async Task Ingest_FlushFails_IsNotReportedAsJudged()
    {
        await using var server = await FakeServer.StartAsync();
        server.Telematics.BeforeFlushed = static _ =>
            throw Refusal.Of(StatusCode.Unavailable, "shutting_down", "the server is shutting down");
        var file = _folder.Write("a.csv", TraceLines.Trace(3));

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("sent 3 rows: 3 acked (3 accepted, 0 duplicate), 0 rejected; ", run.Out);
        Assert.Equal("error: the server is shutting down (shutting_down)\n", run.Error);
    }

    [Fact]
    public async Task Ingest_StreamEndsEarlyWithoutAnError_IsAFailureAllTheSame()
    {
        await using var server = await FakeServer.StartAsync();
        server.Telematics.EndsEarly = true;
        var file = _folder.Write("a.csv", TraceLines.Trace(30));

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--batch", "10", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("stream_ended", run.Json.GetProperty("error").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Ingest_AnswerThatDoesNotAddUp_IsAProtocolBreach()
    {
        await using var server = await FakeServer.StartAsync();
        server.Telematics.Spoil = static ack => ack.Accepted++;
        var file = _folder.Write("a.csv", TraceLines.Trace(3));

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("protocol_breach", run.Json.GetProperty("error").GetProperty("reason").GetString());
        Assert.Contains("answered 4 rows of batch 1, which has 3", run.Error);
        Assert.Equal(3, run.Json.GetProperty("unanswered").GetInt32());
    }

    [Fact]
    public async Task Ingest_RegistrationRefused_SendsNoPosition()
    {
        await using var server = await FakeServer.StartAsync();
        server.Telematics.RefuseRegistration = Refusal.Of(
            StatusCode.PermissionDenied, "not_yours", "not your vehicles");
        var file = _folder.Write("a.csv", TraceLines.Trace(3));

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: not your vehicles (not_yours)\n", run.Error);
        Assert.Equal(0, run.Json.GetProperty("sent").GetInt32());
        Assert.Empty(server.Telematics.Batches);
    }

    [Fact]
    public async Task Ingest_Interrupted_PrintsWhatWasAckedAndEndsWith130()
    {
        await using var server = await FakeServer.StartAsync();
        using var interrupt = new CancellationTokenSource();
        server.Telematics.BeforeAnswer = async (batch, context) =>
        {
            if (batch.Sequence == FirstBatchAfterAnAnswer)
            {
                await interrupt.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            }
        };
        var file = _folder.Write("a.csv", TraceLines.Trace(30));

        var run = await CliRun.StartAsync(
            new CliSurroundings(),
            interrupt.Token,
            "ingest", file, "--batch", "1", "--register", "coach", "--json", "--server", server.Address.ToString());

        Assert.Equal(130, run.ExitCode);
        Assert.InRange(run.Json.GetProperty("acked").GetInt32(), 1, FirstBatchAfterAnAnswer - 1);
        Assert.Equal("interrupted", run.Json.GetProperty("error").GetProperty("reason").GetString());
        Assert.StartsWith("interrupted\n", run.Error);
    }
}

using System.Text;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Ingest;

public sealed class IngestCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ingest_Json_PrintsOneObjectInTheAgreedOrder()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Trace(5));

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Matches(
            """^\{"sent":5,"acked":5,"accepted":5,"duplicate":0,"rejected":\{\},"seconds":[0-9.]+\}\n$""", run.Out);
    }

    [Fact]
    public async Task Ingest_Again_CountsDuplicatesAsAcked()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Trace(5));
        await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach");

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--json");

        Assert.Equal(5, run.Json.GetProperty("acked").GetInt32());
        Assert.Equal(5, run.Json.GetProperty("duplicate").GetInt32());
    }

    [Fact]
    public async Task Ingest_ManyRows_SendsFullBatchesThenTheRestThenFlush()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Trace(7));

        await CliRun.AgainstAsync(server, "ingest", file, "--batch", "3");

        Assert.Equal(["batch 1", "batch 2", "batch 3", "flush"], server.Telematics.Log);
        Assert.Equal([3, 3, 1], server.Telematics.Batches.Select(static batch => batch.Positions.Count));
    }

    [Fact]
    public async Task Ingest_SeveralFilesAndStandardInput_GoInTheOrderGivenOnOneStream()
    {
        await using var server = await FakeServer.StartAsync();
        var first = _folder.Write("1.csv", TraceLines.Trace(1, "B"));
        var last = _folder.WriteBytes(
            "2.csv", TestFolder.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', TraceLines.Trace(1, "A")))));
        var surroundings = new CliSurroundings { Input = string.Join('\n', TraceLines.Trace(1, "C")) };

        var run = await CliRun.StartAsync(
            surroundings, default, "ingest", first, "-", last, "--server", server.Address.ToString(), "--json");

        Assert.Equal(3, run.Json.GetProperty("sent").GetInt32());
        var positions = Assert.Single(server.Telematics.Batches).Positions;
        Assert.Equal(["B", "C", "A"], positions.Select(static position => position.VehicleId));
    }

    [Fact]
    public async Task Ingest_Register_RegistersEachVehicleOnceBeforeItsFirstBatch()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write(
            "a.csv",
            TraceLines.Header,
            TraceLines.Row("A"), TraceLines.Row("B"), TraceLines.Row("A", 1), TraceLines.Row("C"));

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "hazmat", "--batch", "2", "--json");

        Assert.Equal(["register A,B", "register C"], server.Telematics.Log.Where(static call => call[0] == 'r'));
        // The fake rejects what is not registered: that all is accepted shows that each was registered in time.
        Assert.All(server.Telematics.Registrations, static vehicle => Assert.Equal("hazmat", vehicle.VehicleClass));
        Assert.Equal(4, run.Json.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Ingest_Register_LeavesAnImpossibleIdToTheServersAnswer()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Header, TraceLines.Row("no good"), TraceLines.Row("A"));

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "van", "--json");

        Assert.Equal("A", Assert.Single(server.Telematics.Registrations).VehicleId);
        Assert.Equal(1, run.Json.GetProperty("rejected").GetProperty("unknown_vehicle").GetInt32());
    }

    [Fact]
    public async Task Ingest_MalformedRows_AreSentAsFoundAndCountedAsRejected()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write(
            "a.csv",
            TraceLines.Header, TraceLines.Row(), "jx-AA00002,2018-08-04T02:29:31Z,abc,116.2,93,312", "half a row");

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            """{"sent":3,"acked":1,"accepted":1,"duplicate":0,"rejected":{"malformed_row":2},""", run.Out);
        var unreadable = server.Telematics.Batches.Single().UnreadableRows;
        Assert.Equal([3UL, 4UL], unreadable.Select(static row => row.Line));
        Assert.Equal("half a row", unreadable[1].Content);
        Assert.Contains($"{file}, line 3: lat 'abc' is not a number (malformed_row)", run.Error);
    }

    [Fact]
    public async Task Ingest_Rejections_AreListedWithTheirPlaceAndAdvice()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Trace(25));

        var run = await CliRun.AgainstAsync(server, "ingest", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^sent 25 rows: 0 acked \(0 accepted, 0 duplicate\), 25 rejected, all judged; ", run.Out);
        Assert.StartsWith("25 rows rejected and kept in quarantine: unknown_vehicle 25\n", run.Error);
        Assert.Contains($"  {file}, line 2: vehicle 'jx-AA00002' is not registered (unknown_vehicle)\n", run.Error);
        Assert.Contains("  and 5 more\n", run.Error);
        Assert.EndsWith("Vehicles must be registered first: --register CLASS does that.\n", run.Error);
    }

    [Fact]
    public async Task Ingest_ValueOutOfRange_IsLeftToTheServer()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("a.csv", TraceLines.Header, "A,2018-08-04T02:29:30Z,91,116.2,93,312");

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--register", "coach", "--json");

        Assert.Equal(91, server.Telematics.Batches.Single().Positions.Single().LatitudeDeg);
        Assert.Equal(1, run.Json.GetProperty("rejected").GetProperty("coordinates_out_of_range").GetInt32());
    }

    [Fact]
    public async Task Ingest_LongUnreadableRows_FillABatchBeforeAMessageGrowsTooLarge()
    {
        await using var server = await FakeServer.StartAsync();
        // 4,096 characters of three bytes each are kept of a row: 10,000 of them would make a message of 120 MB.
        var longRow = new string('川', 5000);
        var file = _folder.Write("a.csv", [TraceLines.Header, .. Enumerable.Repeat(longRow, 200)]);

        var run = await CliRun.AgainstAsync(server, "ingest", file, "--batch", "10000", "--json");

        Assert.Equal(200, run.Json.GetProperty("rejected").GetProperty("malformed_row").GetInt32());
        Assert.All(server.Telematics.Batches, static batch => Assert.InRange(batch.CalculateSize(), 1, 1_100_000));
        Assert.Equal(4096, server.Telematics.Batches[0].UnreadableRows[0].Content.Length);
    }

    [Fact]
    public async Task Ingest_UnansweredBatches_NeverExceedEight()
    {
        await using var server = await FakeServer.StartAsync();
        var release = new TaskCompletionSource();
        var answered = 0;
        var farthestAhead = 0;
        server.Telematics.BeforeAnswer = async (batch, _) =>
        {
            farthestAhead = Math.Max(farthestAhead, (int)batch.Sequence - answered);
            if (batch.Sequence == 1)
            {
                await release.Task;
            }

            answered++;
        };
        var file = _folder.Write("a.csv", TraceLines.Trace(40));

        var ingest = CliRun.AgainstAsync(server, "ingest", file, "--batch", "1", "--json");
        await server.Telematics.Received.ReadAsync(TestContext.Current.CancellationToken);
        release.SetResult();
        var run = await ingest;

        Assert.Equal(40, run.Json.GetProperty("sent").GetInt32());
        Assert.InRange(farthestAhead, 1, 8);
    }

    [Theory]
    [InlineData("--batch", "0")]
    [InlineData("--batch", "10001")]
    [InlineData("--batch", "many")]
    [InlineData("--speed", "fast")]
    [InlineData("--speed", "0")]
    [InlineData("--speed", "NaN")]
    [InlineData("--register", "spaceship")]
    public async Task Ingest_WrongOption_IsBadUsageThatNamesIt(string option, string value)
    {
        var run = await CliRun.WithoutServerAsync("ingest", "a.csv", option, value, "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains($"error: {option}: '{value}' is n", run.Error);
        Assert.EndsWith("Run 'tracking ingest --help' to see how it is used.\n", run.Error);
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("-")]
    public async Task Ingest_OnATerminal_ShowsProgressBesideTheAnswer(string source)
    {
        await using var server = await FakeServer.StartAsync();
        var trace = TraceLines.Trace(30);
        var file = source == "-" ? source : _folder.Write(source, trace);

        var run = await CliRun.StartAsync(
            new CliSurroundings { IsTerminal = true, Input = string.Join('\n', trace) },
            default,
            "ingest", file, "--register", "coach", "--batch", "10", "--server", server.Address.ToString());

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("sent 30 rows: 30 acked", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task Ingest_NoFile_IsBadUsage() =>
        Assert.Equal(2, (await CliRun.WithoutServerAsync("ingest")).ExitCode);

    [Fact]
    public async Task Ingest_StandardInputTwice_IsBadUsage()
    {
        var run = await CliRun.WithoutServerAsync("ingest", "-", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("can be read only once", run.Error);
    }
}

using Tracking.Cli.Tests.Ingest;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Forward;

public sealed class ForwardCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Forward_File_IsAckedAndTheSpoolIsEmpty()
    {
        await using var server = await FakeServer.StartAsync();
        await RegisterAsync(server);
        var run = await CliRun.AgainstAsync(server, "forward", Trace(), "--spool", _folder.Path("spool"));
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            "kept 2 rows, 1 unreadable: 2 accepted, 0 duplicate, 0 rejected; 0 still in the spool", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("line 3: time_utc 'soon'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_Json_TellsWhatIsDurableHereBeforeItIsAcked()
    {
        await using var server = await FakeServer.StartAsync();
        var run = await CliRun.AgainstAsync(server, "forward", Trace(), "--json", "--spool", _folder.Path("spool"));
        Assert.Equal("""{"confirmed":2}""", run.Lines[0]);
        Assert.Equal(
            """{"confirmed":2,"unreadable":1,"accepted":0,"duplicate":0,"rejected":{"unknown_vehicle":2},"pending":0}""",
            run.Lines[^1]);
    }

    [Fact]
    public async Task Forward_ServerAwayAndInterrupted_KeepsAllForTheNextRun()
    {
        await using var server = await FakeServer.StartAsync();
        await RegisterAsync(server);
        using var interrupt = new CancellationTokenSource();
        var surroundings = new CliSurroundings();
        var running = CliRun.StartAsync(
            surroundings, interrupt.Token,
            "forward", Trace(), "--json", "--spool", _folder.Path("spool"), "--server", "http://127.0.0.1:1");
        await surroundings.Out.SeenAsync(1);
        await interrupt.CancelAsync();
        var interrupted = await running;
        Assert.Equal(130, interrupted.ExitCode);

        var next = await CliRun.AgainstAsync(server, "forward", "--spool", _folder.Path("spool"));
        Assert.StartsWith("kept 0 rows and 2 kept from before", next.Out, StringComparison.Ordinal);
        Assert.Equal(2, server.Telematics.Batches.Sum(static batch => batch.Positions.Count));
    }

    [Theory]
    [InlineData("--spool-limit", "0", "--spool-limit: '0' is not a number of MiB")]
    [InlineData("--spool-limit", "many", "--spool-limit: 'many' is not a number of MiB")]
    public async Task Forward_WrongUsage_IsRefused(string option, string value, string said)
    {
        var run = await CliRun.WithoutServerAsync("forward", "x.csv", "--spool", _folder.Path("spool"), option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_NoSpool_IsRefused() =>
        Assert.Equal(2, (await CliRun.WithoutServerAsync("forward", "x.csv")).ExitCode);

    private static async Task RegisterAsync(FakeServer server) => await server.Telematics.RegisterVehicles(
        new RegisterVehiclesRequest { Vehicles = { new VehicleRegistration { VehicleId = "A" } } }, null!);

    private string Trace() => _folder.Write(
        "trace.csv", TraceLines.Header, "A,2026-03-01T08:00:00Z,29,115,50,0", "A,soon,29,115,50,0",
        "A,2026-03-01T08:00:10Z,29,115,50,0");
}

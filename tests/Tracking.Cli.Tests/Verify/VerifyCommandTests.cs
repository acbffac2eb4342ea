using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Live;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Verify;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_SameRows_IsGood()
    {
        await using var server = await StartAsync(0, 10, 20);
        var run = await CliRun.AgainstAsync(server, "verify", Ledger(Line(0), Line(20), Line(10), Line(10)), "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            {"good":true,"vehicles":1,"rows":3,"found":3,"missing":0,"extra":0,"out_of_order":0,
            "first_missing":[],"first_extra":[]}
            """.ReplaceLineEndings(""),
            Assert.Single(run.Lines));
    }

    [Fact]
    public async Task Verify_RowMissing_IsShownAndFails()
    {
        await using var server = await StartAsync(0, 20);
        var run = await CliRun.AgainstAsync(server, "verify", Ledger(Line(0), Line(10), Line(20)));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NOT THE SAME", run.Out, StringComparison.Ordinal);
        Assert.Contains("missing A 2026-03-01T00:00:10.000Z 29 115", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_RowTwiceOrUnknown_IsExtra()
    {
        await using var server = await StartAsync(0, 0, 10, 20);
        var run = await CliRun.AgainstAsync(server, "verify", Ledger(Line(0), Line(20)), "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Json.GetProperty("extra").GetInt64());
    }

    [Fact]
    public async Task Verify_EarlierAfterLater_IsOutOfOrder()
    {
        await using var server = await StartAsync(0, 20, 10);
        var run = await CliRun.AgainstAsync(server, "verify", Ledger(Line(0), Line(10), Line(20)), "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(1, run.Json.GetProperty("out_of_order").GetInt64());
    }

    [Fact]
    public async Task Verify_UnsureRow_MayBeThereOrNot()
    {
        await using var server = await StartAsync(0, 10);
        var ledger = Ledger(Line(0), Line(10, LedgerWriter.Unsure), Line(20, LedgerWriter.Unsure));
        Assert.Equal(0, (await CliRun.AgainstAsync(server, "verify", ledger)).ExitCode);
    }

    [Fact]
    public async Task Verify_LastLineCutOff_IsPassedOver()
    {
        await using var server = await StartAsync(0);
        Assert.Equal(0, (await CliRun.AgainstAsync(server, "verify", Ledger(Line(0), "A,2026-03"))).ExitCode);
        var run = await CliRun.AgainstAsync(server, "verify", Ledger("A,2026-03", Line(0)));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("line 2 is no row of a ledger", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AnotherFile_IsRefused()
    {
        var run = await CliRun.WithoutServerAsync("verify", _folder.Write("x", "vehicle_id,time_utc"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is no ledger", run.Error, StringComparison.Ordinal);
    }

    private static string Line(int second, string outcome = LedgerWriter.Acked) =>
        $"{LedgerWriter.TraceLine(Fix(second))},{outcome}";

    private static Position Fix(int second) => new()
    {
        VehicleId = "A",
        DeviceTime = Timestamp.FromDateTime(new DateTime(2026, 3, 1, 0, 0, second, DateTimeKind.Utc)),
        LatitudeDeg = 29,
        LongitudeDeg = 115,
        SpeedKmh = 72.5,
        HeadingDeg = 359,
    };

    private static async Task<FakeServer> StartAsync(params int[] seconds)
    {
        var server = await FakeServer.StartAsync();
        server.Vehicles.Track.Add(new TrackPart
        {
            Positions = { seconds.Select(static second => new StoredPosition { Position = Fix(second) }) },
        });
        return server;
    }

    private string Ledger(params string[] lines) => _folder.Write("ledger", [LedgerWriter.Header, .. lines]);
}

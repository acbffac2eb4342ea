using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Quarantine;

public sealed class QuarantineCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_Rows_AreATable()
    {
        await using var server = await StartAsync();
        var run = await CliRun.AgainstAsync(server, "quarantine", "list");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("malformed_row", run.Out, StringComparison.Ordinal);
        Assert.Contains("x,\"y\"␣␣z", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("2 rows\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Json_IsARowALineWithItsExactContent()
    {
        await using var server = await StartAsync();
        var run = await CliRun.AgainstAsync(server, "quarantine", "list", "--json");
        Assert.Equal(
            """
            {"number":7,"received_at":"2026-03-01T00:00:00Z","source":"ipv4:1","vehicle":null,"reason":"malformed_row",
            "problem":"4 columns","line":3,"content":"x,\"y\"\r\nz"}
            """.ReplaceLineEndings(""),
            run.Lines[0]);
        Assert.Equal(2, run.Lines.Length);
    }

    [Fact]
    public async Task List_Filter_IsSent()
    {
        await using var server = await StartAsync();
        await CliRun.AgainstAsync(
            server, "quarantine", "list", "--reason", "r", "--source", "s", "--vehicle", "v",
            "--from", "2026-03-01T00:00:00Z", "--to", "2026-03-02T00:00:00Z");
        Assert.Equal(
            new QuarantineFilter
            {
                Reason = "r", Source = "s", VehicleId = "v",
                ReceivedFrom = At(0), ReceivedTo = At(24 * 3600),
            },
            server.Quarantine.Filter);
    }

    [Fact]
    public async Task List_FromAfterTo_IsWrongUsage()
    {
        await using var server = await StartAsync();
        var run = await CliRun.AgainstAsync(
            server, "quarantine", "list", "--from", "2026-03-02T00:00:00Z", "--to", "2026-03-01T00:00:00Z");
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Export_Csv_KeepsTheExactContent()
    {
        await using var server = await StartAsync();
        var file = _folder.Path("rows.csv");
        var run = await CliRun.AgainstAsync(server, "quarantine", "export", file);
        Assert.Equal((0, $"wrote 2 rows to {file}\n"), (run.ExitCode, run.Out));
        Assert.Equal(
            "number,received_at,source,vehicle_id,reason,problem,line,content\r\n"
            + "7,2026-03-01T00:00:00Z,ipv4:1,,malformed_row,4 columns,3,\"x,\"\"y\"\"\r\nz\"\r\n"
            + "8,2026-03-01T00:00:01Z,ipv4:1,甘A1,unknown_vehicle,no such,,{}\r\n",
            await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Export_JsonLines_IsWhatListGives()
    {
        await using var server = await StartAsync();
        var file = _folder.Path("rows.jsonl");
        await CliRun.AgainstAsync(server, "quarantine", "export", file);
        var listed = await CliRun.AgainstAsync(server, "quarantine", "list", "--json");
        Assert.Equal(listed.Out, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Export_BrokenOff_LeavesWhatWasThere()
    {
        await using var server = await StartAsync();
        server.Quarantine.BreakOff = Refusal.Of(StatusCode.Unavailable, "server_stopping", "the server is stopping");
        var file = _folder.Write("rows.csv", "old");
        var run = await CliRun.AgainstAsync(server, "quarantine", "export", file);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("old\n", await File.ReadAllTextAsync(file));
        Assert.False(File.Exists(file + ".part"));
    }

    [Fact]
    public async Task Export_UnknownEnding_IsWrongUsage()
    {
        var run = await CliRun.WithoutServerAsync("quarantine", "export", "rows.xlsx");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'rows.xlsx' ends neither in .csv nor in .jsonl", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_Json_IsAReasonALine()
    {
        await using var server = await StartAsync();
        var run = await CliRun.AgainstAsync(server, "quarantine", "counts", "--json");
        Assert.Equal(
            ["""{"reason":"malformed_row","rows":2}""", """{"reason":"unknown_vehicle","rows":12345}"""], run.Lines);
    }

    private static Timestamp At(int second) =>
        Timestamp.FromDateTime(new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second));

    private static async Task<FakeServer> StartAsync()
    {
        var server = await FakeServer.StartAsync();
        server.Quarantine.Rows.Add(new QuarantinedRow
        {
            Number = 7, ReceivedAt = At(0), Source = "ipv4:1", Reason = "malformed_row", Problem = "4 columns", Line = 3,
            Content = "x,\"y\"\r\nz",
        });
        server.Quarantine.Rows.Add(new QuarantinedRow
        {
            Number = 8, ReceivedAt = At(1), Source = "ipv4:1", VehicleId = "甘A1", Reason = "unknown_vehicle",
            Problem = "no such", Content = "{}",
        });
        return server;
    }
}

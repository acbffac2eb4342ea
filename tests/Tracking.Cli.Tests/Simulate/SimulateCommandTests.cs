using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Simulate;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Simulate_Out_SameSeedSameBytes()
    {
        var files = new List<byte[]>();
        foreach (var (name, seed) in ((string, string)[])[("a", "5"), ("b", "5"), ("c", "6")])
        {
            var run = await CliRun.WithoutServerAsync(
                "simulate", "--vehicles", "5", "--seconds", "300", "--seed", seed, "--start", "2026-03-01T00:00:00Z",
                "--out", _folder.Path(name));
            Assert.Equal(0, run.ExitCode);
            files.Add(await File.ReadAllBytesAsync(_folder.Path(name)));
        }

        Assert.Equal(files[0], files[1]);
        Assert.NotEqual(files[0], files[2]);
    }

    [Fact]
    public async Task Simulate_Max_RegistersSendsAndKeepsALedgerOfAll()
    {
        await using var server = await FakeServer.StartAsync();
        var ledger = _folder.Path("ledger");
        var run = await CliRun.AgainstAsync(
            server, "simulate", "--vehicles", "5", "--seconds", "300", "--speed", "max", "--ledger", ledger, "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(5, server.Telematics.Registrations.Count);
        var sent = run.Json.GetProperty("sent").GetInt64();
        Assert.InRange(sent, 100, 200);
        Assert.Equal(
            sent, run.Json.GetProperty("accepted").GetInt64() + run.Json.GetProperty("duplicate").GetInt64());
        Assert.Equal(sent, (await File.ReadAllLinesAsync(ledger)).Length - 1);
    }

    [Theory]
    [InlineData("--vehicles", "0", "--vehicles: '0' is not a whole number from 1 to 10000 (as many as one registration takes).")]
    [InlineData("--vehicles", "10001", "--vehicles: '10001' is not")]
    [InlineData("--seconds", "604801", "--seconds: '604801' is not a whole number from 1 to 604800 (a week).")]
    [InlineData("--seed", "x", "--seed: 'x' is not")]
    [InlineData("--speed", "fast", "--speed: 'fast' is neither max nor a number")]
    public async Task Simulate_WrongUsage_IsRefused(string option, string value, string said)
    {
        var run = await CliRun.WithoutServerAsync("simulate", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}

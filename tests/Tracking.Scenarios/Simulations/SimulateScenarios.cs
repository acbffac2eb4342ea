using System.Globalization;
using System.Text.Json;
using Tracking.Scenarios.Silos;

namespace Tracking.Scenarios.Simulations;

/// <summary>
/// A made-up fleet over the real process: what the ledger has the server has, whatever happens to the server.
/// </summary>
public sealed class SimulateScenarios
{
    [Fact]
    public async Task Simulate_ServerKilledInTheMiddle_VerifiesAllTheSame()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("TRACKING_SEED") ?? "11", CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var data = new DataFolder();
        using var files = new DataFolder();
        var ledger = Path.Combine(files.Path, "ledger.csv");
        var silo = await RunningSilo.StartAsync(data.Path);
        var server = silo.GrpcUrl;
        var simulating = CliProcess.RunAsync(
            server, "simulate", "--vehicles", "100", "--seconds", "3600", "--seed", $"{seed}", "--speed", "max",
            "--ledger", ledger, "--json");
        var acked = random.Next(1_000, 20_000);
        while (!simulating.IsCompleted && LinesOf(ledger) < acked)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await silo.KillAsync();
        await silo.DisposeAsync();
        silo = await RunningSilo.StartAsync(
            data.Path, ("Tracking__Grpc__Port", server.Port.ToString(CultureInfo.InvariantCulture)));
        var (exitCode, report, error) = await simulating;
        Assert.True(exitCode == 0, $"seed {seed}: {error}");
        using var sent = JsonDocument.Parse(report);
        Assert.Equal(0, sent.RootElement.GetProperty("unanswered").GetInt64());

        var verified = await CliProcess.RunAsync(server, "verify", ledger, "--json");
        Assert.True(verified.ExitCode == 0, $"seed {seed}: {verified.Out} {verified.Error}");
        using var found = JsonDocument.Parse(verified.Out);
        Assert.InRange(found.RootElement.GetProperty("found").GetInt64(), 30_000, 40_000);
        await silo.DisposeAsync();
    }

    private static int LinesOf(string file)
    {
        if (!File.Exists(file))
        {
            return 0;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var count = 0;
        while (reader.ReadLine() is not null)
        {
            count++;
        }

        return count;
    }
}

using System.Globalization;
using Tracking.Scenarios.Kills;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Forwarding;

/// <summary>
/// A gateway with a spool between the vehicles and the server; gateway and server are killed (SIGKILL) at random
/// points. Everything the gateway confirmed must be in the server's tracks in the end, and nothing else.
/// </summary>
public sealed class ForwardScenarios
{
    private const int Vehicles = 5;
    private const int RowsPerVehicle = 2_000;

    /// <summary>Kills in one run: 6, or what TRACKING_KILLS says.</summary>
    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("TRACKING_KILLS") ?? "6", CultureInfo.InvariantCulture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_OfGatewayAndServerAtRandom_LosesNothingConfirmed()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("TRACKING_SEED") ?? "20261125", CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {Kills} kills");
        var random = new Random(seed);
        var rows = SyntheticTrace.Make(random, Vehicles, RowsPerVehicle);
        using var data = new DataFolder();
        using var spool = new DataFolder();
        var silo = await RunningSilo.StartAsync(data.Path);
        var port = silo.GrpcUrl.Port.ToString(CultureInfo.InvariantCulture);
        await new Sender(silo.Connection).RegisterAsync(SyntheticTrace.VehicleIds(Vehicles), "hazmat");

        var confirmed = 0;
        for (var kill = 0; kill < Kills && confirmed < rows.Count; kill++)
        {
            await using var gateway = RunningGateway.Start(silo.GrpcUrl, spool.Path);
            var writing = gateway.WriteAsync(rows.Skip(confirmed));
            await WhenConfirmedAsync(gateway, random.Next(1, Math.Max(2, (rows.Count - confirmed) / 2)));
            if (random.Next(2) == 0)
            {
                // The server dies first and comes back while the next gateway is running.
                await silo.KillAsync();
                await silo.DisposeAsync();
                silo = await RunningSilo.StartAsync(data.Path, ("Tracking__Grpc__Port", port));
            }

            await gateway.KillAsync();
            await writing;
            confirmed += (int)gateway.Confirmed;
        }

        await using var last = RunningGateway.Start(silo.GrpcUrl, spool.Path);
        await last.WriteAsync(rows.Skip(confirmed));
        Assert.Equal(0, await last.FinishAsync());
        Assert.Equal(rows.Count - confirmed, last.Confirmed);
        var kept = await TracksAsync(silo);
        var missing = rows.Select(static row => row.ToString()).Except(kept).Count();
        Assert.True(missing == 0, $"seed {seed}: {missing} confirmed fixes are missing");
        Assert.Equal(rows.Count, kept.Count);
        await silo.DisposeAsync();
    }

    private static async Task WhenConfirmedAsync(RunningGateway gateway, int rows)
    {
        while (gateway.Confirmed < rows)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }

    private static async Task<HashSet<string>> TracksAsync(RunningSilo silo)
    {
        var tracks = new HashSet<string>();
        foreach (var vehicle in SyntheticTrace.VehicleIds(Vehicles))
        {
            tracks.UnionWith((await Reader.TrackAsync(silo.Connection, vehicle)).Select(static row => row.ToString()));
        }

        return tracks;
    }
}

using System.Text;
using Tracking.Cli.Ingest;
using Tracking.Cli.Live;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Simulate.Fleets;
using Tracking.V1;

namespace Tracking.Cli.Simulate;

/// <summary>Runs a simulation: to the server, or to a file.</summary>
internal sealed class SimulateRun(Invocation invocation, SimulationPlan plan)
{
    private const string Header = "vehicle_id,time_utc,lat,lon,speed_kmh,heading\n";

    private readonly TimeProvider _time = invocation.Terminal.Time;

    /// <summary>Writes the rows as a trace, in the order in which they would be sent.</summary>
    public async Task<int> WriteAsync(string path)
    {
        var count = 0L;
        await using (var file = new StreamWriter(path, append: false, new UTF8Encoding(false)))
        {
            await file.WriteAsync(Header);
            foreach (var row in new Fleet(plan).Rows())
            {
                invocation.CancellationToken.ThrowIfCancellationRequested();
                await file.WriteAsync(LedgerWriter.TraceLine(row.Position) + "\n");
                count++;
            }
        }

        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json =>
            {
                json.WriteString("file", path);
                json.WriteNumber("vehicles", plan.Vehicles);
                json.WriteNumber("rows", count);
            });
        }
        else
        {
            await invocation.Human.LineAsync($"wrote {HumanTable.Whole(count)} rows to {path}");
        }

        return ExitCodes.Ok;
    }

    public async Task<int> SendAsync(LivePace pace, string? ledger)
    {
        var fleet = new Fleet(plan);
        await invocation.Connection.Telematics.RegisterVehiclesAsync(
            new RegisterVehiclesRequest { Vehicles = { fleet.Registrations } },
            cancellationToken: invocation.CancellationToken);
        var started = _time.GetTimestamp();
        await using var sender = new LiveSender(invocation, ledger);
        pace.Begin();
        try
        {
            foreach (var row in fleet.Rows())
            {
                var wait = pace.WaitBefore(TimeSpan.FromSeconds(row.Second));
                if (wait > TimeSpan.Zero)
                {
                    await sender.WaitAsync(wait);
                }

                await sender.SendAsync(row.Position);
            }

            await sender.FinishAsync();
        }
        catch (OperationCanceledException) when (invocation.CancellationToken.IsCancellationRequested)
        {
            // The report says how far it came.
        }

        var report = new LiveReport(
            plan.Vehicles, sender.Sent, sender.Status, _time.GetElapsedTime(started),
            invocation.CancellationToken.IsCancellationRequested);
        return await report.WriteAsync(invocation, json =>
        {
            json.WriteNumber("seed", plan.Seed);
            json.WriteString("start", plan.Start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
        });
    }
}

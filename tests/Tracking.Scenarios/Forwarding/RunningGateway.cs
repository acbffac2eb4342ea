using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tracking.Scenarios.Silos;
using Tracking.V1;

namespace Tracking.Scenarios.Forwarding;

/// <summary>
/// <c>tracking forward - --spool</c> in a process of its own: a company's gateway that reads rows from a pipe and says
/// which it has made durable.
/// </summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private long _confirmed;

    private RunningGateway(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>How many of the rows written to it are durable on its disk, as far as it has said.</summary>
    public long Confirmed => Interlocked.Read(ref _confirmed);

    /// <summary>The last line it wrote.</summary>
    public string LastLine { get; private set; } = "";

    public static RunningGateway Start(Uri server, string spoolFolder)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [BuiltProgram.Find("client/Tracking.Cli", "tracking"), "forward", "-", "--json",
                "--spool", spoolFolder, "--server", server.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var gateway = new RunningGateway(Process.Start(start)!);
        gateway._process.StandardInput.WriteLine("vehicle_id,time_utc,lat,lon,speed_kmh,heading");
        return gateway;
    }

    /// <summary>Writes rows until all are written or it is dead.</summary>
    public async Task WriteAsync(IEnumerable<Position> rows)
    {
        try
        {
            foreach (var row in rows)
            {
                await _process.StandardInput.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.VehicleId},{row.DeviceTime.ToDateTime():O},{row.LatitudeDeg},{row.LongitudeDeg},{row.SpeedKmh},"));
            }

            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It was killed: what it has confirmed counts.
        }
    }

    /// <summary>Ends it as a power switch would: SIGKILL. Everything that it said before is known then.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>Says that no more rows come, and waits until it has forwarded all.</summary>
    public async Task<int> FinishAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            LastLine = line;
            // A line that the kill cut in two confirms nothing.
            if (line.EndsWith('}'))
            {
                Interlocked.Exchange(ref _confirmed, JsonDocument.Parse(line).RootElement.GetProperty("confirmed").GetInt64());
            }
        }
    }
}

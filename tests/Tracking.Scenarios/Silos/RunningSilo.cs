using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Tracking.Client.Connections;

namespace Tracking.Scenarios.Silos;

/// <summary>
/// A whole system in a process of its own, on loopback, with its data in a folder that can outlive it.
/// </summary>
internal sealed partial class RunningSilo : IAsyncDisposable
{
    /// <summary>A safety net: a start takes a second or two.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _log;
    private readonly TaskCompletionSource<string> _caughtUp;

    private RunningSilo(
        Process process, StringBuilder log, TaskCompletionSource<string> caughtUp, Uri grpcUrl, Uri healthUrl)
    {
        _caughtUp = caughtUp;
        _process = process;
        _log = log;
        GrpcUrl = grpcUrl;
        HealthUrl = healthUrl;
        Connection = TrackingConnection.Open(grpcUrl);
    }

    public Uri GrpcUrl { get; }

    public Uri HealthUrl { get; }

    public TrackingConnection Connection { get; }

    public bool IsRunning => !_process.HasExited;

    public int ProcessId => _process.Id;

    /// <summary>The line that it writes once every vehicle with facts beyond its snapshot has judged them.</summary>
    public Task<string> CaughtUp => _caughtUp.Task.WaitAsync(StartLimit);

    /// <summary>Everything it has written so far, for the message of a failed test.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <param name="dataFolder">Where it keeps its data.</param>
    /// <param name="environment">More variables of its environment.</param>
    public static async Task<RunningSilo> StartAsync(
        string dataFolder, params (string Name, string Value)[] environment)
    {
        var log = new StringBuilder();
        var running = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        var caughtUp = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Start(dataFolder, environment, line =>
        {
            if (line.Contains("Caught up with", StringComparison.Ordinal))
            {
                caughtUp.TrySetResult(line);
            }

            lock (log)
            {
                log.AppendLine(line);
            }

            if (RunningLine().Match(line) is { Success: true } match)
            {
                running.TrySetResult(match);
            }
        });
        var ended = process.WaitForExitAsync();
        var first = await Task.WhenAny(running.Task, ended, Task.Delay(StartLimit, TimeProvider.System));
        if (first != running.Task)
        {
            process.Kill();
            throw new InvalidOperationException($"the silo did not start:\n{log}");
        }

        var urls = await running.Task;
        return new RunningSilo(process, log, caughtUp, new Uri(urls.Groups["grpc"].Value), new Uri(urls.Groups["health"].Value));
    }

    /// <summary>Ends it as a power cut would, without a word: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static Process Start(
        string dataFolder, (string Name, string Value)[] environment, Action<string> onLine)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Find("silo", "Tracking.Silo")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Tracking__Grpc__Port"] = "0";
        start.Environment["Tracking__Http__Port"] = "0";
        start.Environment["Tracking__Storage__Path"] = dataFolder;
        start.Environment["Tracking__Cluster__SiloPort"] = FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["Tracking__Cluster__GatewayPort"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => onLine(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => onLine(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"is running: gRPC (?<grpc>\S+), health (?<health>\S+),")]
    private static partial Regex RunningLine();
}

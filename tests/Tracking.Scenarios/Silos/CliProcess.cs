using System.Diagnostics;

namespace Tracking.Scenarios.Silos;

/// <summary>The command line as people run it: a process, its output, its exit code.</summary>
internal static class CliProcess
{
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(Uri server, params string[] args)
    {
        var start = new ProcessStartInfo(
            "dotnet", [BuiltProgram.Find("client/Tracking.Cli", "tracking"), .. args, "--server", server.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}

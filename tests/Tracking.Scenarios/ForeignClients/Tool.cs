using System.Diagnostics;

namespace Tracking.Scenarios.ForeignClients;

/// <summary>Runs programs of other languages, which may not be there.</summary>
internal static class Tool
{
    /// <summary>What becomes of a program that is not there.</summary>
    public const int NotFound = 127;

    /// <summary>No example and no installation takes nearly as long.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (NotFound, "", missing.Message);
        }

        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            try
            {
                await process.WaitForExitAsync().WaitAsync(Limit, TimeProvider.System);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                return (NotFound, "", $"{program} did not end within {Limit.TotalSeconds:0} s");
            }

            return (process.ExitCode, await output, await error);
        }
    }
}

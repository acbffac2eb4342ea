using System.CommandLine;
using System.CommandLine.Help;
using Tracking.Cli.Alerts;
using Tracking.Cli.Areas;
using Tracking.Cli.Drivers;
using Tracking.Cli.Fences;
using Tracking.Cli.Forward;
using Tracking.Cli.Ingest;
using Tracking.Cli.Quarantine;
using Tracking.Cli.Regions;
using Tracking.Cli.Replay;
using Tracking.Cli.Running;
using Tracking.Cli.Simulate;
using Tracking.Cli.Tracks;
using Tracking.Cli.Vehicles;
using Tracking.Cli.Verify;
using Tracking.Cli.Versions;

namespace Tracking.Cli;

/// <summary>The program without its process: tests run it as it is.</summary>
internal static class App
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var parsed = CreateRoot(terminal).Parse(args, new ParserConfiguration
        {
            // A file may be called @x: nothing here is read from response files.
            ResponseFileTokenReplacer = null,
        });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            return await RefuseAsync(parsed, terminal);
        }

        var exitCode = await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                // The caller watches for ^C itself, so that a command can still say what was acked.
                ProcessTerminationTimeout = null,
            },
            cancellationToken);
        await terminal.Out.FlushAsync(CancellationToken.None);
        await terminal.Error.FlushAsync(CancellationToken.None);
        return exitCode;
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var options = new GlobalOptions(terminal.Environment);
        var runner = new CommandRunner(terminal, options);
        var root = new RootCommand("Sends positions to a Tracking server, asks it about vehicles, and follows alerts.")
        {
            options.Server,
            options.Json,
            IngestCommand.Create(runner),
            ForwardCommand.Create(runner),
            SimulateCommand.Create(runner),
            ReplayCommand.Create(runner),
            VerifyCommand.Create(runner),
            VehicleCommand.Create(runner),
            TrackCommand.Create(runner),
            NearestCommand.Create(runner),
            AreaCommand.Create(runner),
            AlertsCommand.Create(runner),
            DriversCommand.Create(runner),
            FencesCommand.Create(runner),
            RegionsCommand.Create(runner),
            QuarantineCommand.Create(runner),
            VersionCommand.Create(runner),
        };
        // The library's own --version names the program that hosts it, and bears no --json beside it.
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Options.Add(VersionOptionAction.CreateOption(terminal.Out, options.Json));
        return root;
    }

    private static async Task<int> RefuseAsync(ParseResult parsed, Terminal terminal)
    {
        await BadUsage.WriteAsync(terminal, parsed, parsed.Errors.Select(static error => error.Message));
        await terminal.Error.FlushAsync(CancellationToken.None);
        return ExitCodes.BadUsage;
    }
}

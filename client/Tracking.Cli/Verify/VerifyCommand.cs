using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Verify;

/// <summary>verify LEDGER: compares what was acked with what the server has.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var ledger = new Argument<string>("LEDGER")
        {
            Description = "What simulate or replay wrote down with --ledger.",
        };
        var command = new Command(
            "verify",
            "Compare a ledger with the server's tracks: what is missing, what is there besides, and the order.")
        {
            ledger,
        };
        runner.Attach(command, async invocation =>
        {
            var entries = await Ledger.ReadAsync(invocation.Get(ledger), invocation.CancellationToken);
            var comparison = new TrackComparison(invocation.Connection);
            var result = await comparison.RunAsync(entries, invocation.CancellationToken);
            await result.WriteAsync(invocation);
            return result.IsGood ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }
}

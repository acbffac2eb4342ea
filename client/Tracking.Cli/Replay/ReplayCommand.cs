using System.CommandLine;
using Tracking.Cli.Live;
using Tracking.Cli.Running;

namespace Tracking.Cli.Replay;

/// <summary>replay FILE: sends a trace as if it happened now.</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("FILE")
        {
            Description = $"A trace as for ingest, of at most {ReplayTrace.MaximumRows} rows: they are held in memory, "
                + "to be sent in the order of their times.",
        };
        var speed = SpeedOption.Create(
            "Send X times as fast as the clocks went; max for as fast as it goes; 1 if not given.");
        var ledger = new Option<string>("--ledger")
        {
            Description = "Write down what was acked, for verify.", HelpName = "FILE",
        };
        var command = new Command(
            "replay",
            "Send a trace as if it happened now: its times are shifted, their spacing is kept, the last row is of now.")
        {
            file, speed, ledger,
        };
        runner.Attach(command, invocation => new ReplayRun(
            invocation,
            new LivePace(SpeedOption.Factor(invocation.Get(speed), ifNotGiven: 1), invocation.Terminal.Time),
            invocation.Get(ledger)).RunAsync(invocation.Get(file)));
        return command;
    }
}

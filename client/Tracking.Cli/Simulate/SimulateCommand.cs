using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Live;
using Tracking.Cli.Running;
using Tracking.Cli.Simulate.Fleets;
using Tracking.Cli.Tracks;

namespace Tracking.Cli.Simulate;

/// <summary>simulate: a made-up fleet that drives through China, the same for the same seed.</summary>
internal static class SimulateCommand
{
    private const int DefaultIntervalSeconds = 10;

    public static Command Create(CommandRunner runner)
    {
        var vehicles = WholeOption.Create(
            "--vehicles", "How many drive", 1, SimulationPlan.MaximumVehicles, "as many as one registration takes", 10);
        var seconds = WholeOption.Create(
            "--seconds", "How long they drive, by their clocks", 1, SimulationPlan.MaximumSeconds, "a week", 600);
        var seed = WholeOption.Create("--seed", "What chance is drawn from", 0, int.MaxValue, "any whole number", 1);
        var interval = WholeOption.Create(
            "--interval", "Seconds between two reports of a vehicle", 1, SimulationPlan.MaximumIntervalSeconds,
            "what is slower is not live", DefaultIntervalSeconds);
        var start = InstantOption.Create(
            "--start", "The first second of device time; if not given, such that the last row is of now.");
        var speed = SpeedOption.Create(
            "Send X times as fast as the clocks go; max for as fast as it goes; 1 if not given.");
        var ledger = new Option<string>("--ledger")
        {
            Description = "Write down what was acked, for verify.", HelpName = "FILE",
        };
        var output = new Option<string>("--out")
        {
            Description = "Write the rows to a trace in place of sending them.", HelpName = "FILE",
        };
        var clean = new Option<bool>("--clean") { Description = "Terminals that never go wrong." };
        var command = new Command(
            "simulate", "Make up a fleet, register it, and send what it reports; same seed, same rows.")
        {
            vehicles, seconds, seed, interval, start, speed, ledger, output, clean,
        };
        runner.Attach(command, invocation =>
        {
            var pace = new LivePace(SpeedOption.Factor(invocation.Get(speed), ifNotGiven: 1), invocation.Terminal.Time);
            var plan = new SimulationPlan(
                invocation.Get(vehicles),
                invocation.Get(seconds),
                invocation.Get(seed),
                invocation.Get(interval),
                StartOf(invocation.Get(start), pace, invocation.Get(seconds)),
                invocation.Get(clean) ? FaultRates.None : FaultRates.Usual);
            return invocation.Get(output) is { } file
                ? new SimulateRun(invocation, plan).WriteAsync(file)
                : new SimulateRun(invocation, plan).SendAsync(pace, invocation.Get(ledger));
        });
        return command;
    }

    private static DateTimeOffset StartOf(Timestamp? given, LivePace pace, int seconds) =>
        given?.ToDateTimeOffset() ?? pace.FirstTime(TimeSpan.FromSeconds(seconds));
}

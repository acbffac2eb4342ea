using Tracking.Cli.Simulate.Fleets;

namespace Tracking.Cli.Simulate;

/// <summary>What is simulated; the same plan gives the same rows, byte for byte.</summary>
/// <param name="Vehicles">How many, 1 to <see cref="MaximumVehicles"/>.</param>
/// <param name="Seconds">How long they drive, 1 to <see cref="MaximumSeconds"/>.</param>
/// <param name="Seed">What chance is drawn from.</param>
/// <param name="IntervalSeconds">How often each reports, 1 to <see cref="MaximumIntervalSeconds"/>.</param>
/// <param name="Start">The first second, by the terminals' clocks.</param>
/// <param name="Faults">How often terminals misbehave.</param>
internal sealed record SimulationPlan(
    int Vehicles, int Seconds, int Seed, int IntervalSeconds, DateTimeOffset Start, FaultRates Faults)
{
    /// <summary>
    /// As many as one registration takes, and as one stream carries at a position a second each; larger fleets are
    /// several runs side by side.
    /// </summary>
    public const int MaximumVehicles = 10_000;

    /// <summary>
    /// A week: the server judges late data for eight days, and a ledger of more is no quick check any more.
    /// </summary>
    public const int MaximumSeconds = 7 * 24 * 3600;

    /// <summary>What takes longer to report is no live vehicle.</summary>
    public const int MaximumIntervalSeconds = 300;
}

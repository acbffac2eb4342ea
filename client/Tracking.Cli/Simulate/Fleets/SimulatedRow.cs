using Tracking.V1;

namespace Tracking.Cli.Simulate.Fleets;

/// <summary>A report, and when it leaves.</summary>
/// <param name="Second">Seconds after the start at which it is sent.</param>
/// <param name="Position">The report.</param>
internal readonly record struct SimulatedRow(int Second, Position Position);

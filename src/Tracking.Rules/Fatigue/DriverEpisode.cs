using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Fatigue;

/// <summary>What a rule found in a driver's timeline.</summary>
/// <param name="Start">When it began; with driver and rule it identifies the alert.</param>
/// <param name="End">When it ended, or null while it may go on.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Vehicle">The vehicle he drove when it began.</param>
/// <param name="Details">What there is to say.</param>
public sealed record DriverEpisode(
    DeviceTime Start, DeviceTime? End, Severity Severity, VehicleId Vehicle, AlertDetails Details);

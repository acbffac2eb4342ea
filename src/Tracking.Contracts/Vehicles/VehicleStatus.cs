namespace Tracking.Contracts.Vehicles;

/// <summary>Where the judging of one vehicle stands.</summary>
/// <param name="JudgedUntilMs">
/// Everything up to this device time is judged, milliseconds since 1970; null before anything is.
/// </param>
/// <param name="OpenAlertIds">Ids of its open alerts, in the order in which they were raised.</param>
[GenerateSerializer]
[Alias("tracking.VehicleStatus")]
[Immutable]
public sealed record VehicleStatus(
    [property: Id(0)] long? JudgedUntilMs,
    [property: Id(1)] string[] OpenAlertIds);

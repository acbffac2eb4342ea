namespace Tracking.Contracts.Drivers;

/// <summary>
/// A driver's hours. Lower bounds take what was not seen for a pause, upper bounds take it for driving.
/// </summary>
/// <param name="AsOfMs">Device time up to which they are counted, milliseconds since 1970.</param>
/// <param name="VehicleId">The vehicle he is signed on at then; null where he is at none.</param>
/// <param name="DrivingSinceMs">When he began to drive after his last rest; null while he rests.</param>
/// <param name="ContinuousLowerS">Driving since then, at least; seconds.</param>
/// <param name="ContinuousUpperS">At most.</param>
/// <param name="WindowLowerS">Driving in the 24 hours before, at least; seconds.</param>
/// <param name="WindowUpperS">At most.</param>
/// <param name="LeftS">How much longer he may drive by the lower bounds; seconds. Null where no rule limits him.</param>
[GenerateSerializer]
[Alias("tracking.DriverHours")]
[Immutable]
public sealed record DriverHours(
    [property: Id(0)] long AsOfMs,
    [property: Id(1)] string? VehicleId,
    [property: Id(2)] long? DrivingSinceMs,
    [property: Id(3)] double ContinuousLowerS,
    [property: Id(4)] double ContinuousUpperS,
    [property: Id(5)] double WindowLowerS,
    [property: Id(6)] double WindowUpperS,
    [property: Id(7)] double? LeftS);

namespace Tracking.Model.Positions;

/// <summary>
/// One fix of one vehicle as its terminal claims it. <c>null</c> means that the source did not say, never zero.
/// </summary>
/// <param name="DeviceTime">When the fix was taken, by the terminal's clock.</param>
/// <param name="Point">Where, WGS-84.</param>
/// <param name="Speed">Reported speed; rules that need a speed judge this one only.</param>
/// <param name="Heading">Direction of travel.</param>
/// <param name="OdometerMeters">The vehicle's own odometer, metres.</param>
/// <param name="IgnitionOn">Whether the ignition (ACC) was on.</param>
/// <param name="Emergency">Whether the driver's emergency alarm was set.</param>
public sealed record Position(
    DeviceTime DeviceTime,
    GeoPoint Point,
    Speed? Speed = null,
    Heading? Heading = null,
    double? OdometerMeters = null,
    bool? IgnitionOn = null,
    bool? Emergency = null);

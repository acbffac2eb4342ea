namespace Tracking.Ingest.Positions;

/// <summary>
/// The machine-readable reasons for rejecting a row; part of the public API, so a word never changes its meaning.
/// </summary>
public static class RejectReason
{
    public const string InvalidVehicleId = "invalid_vehicle_id";
    public const string UnknownVehicle = "unknown_vehicle";
    public const string TimeMissing = "time_missing";
    public const string YearOutOfRange = "year_out_of_range";
    public const string CoordinatesOutOfRange = "coordinates_out_of_range";
    public const string SpeedOutOfRange = "speed_out_of_range";
    public const string HeadingOutOfRange = "heading_out_of_range";
    public const string OdometerOutOfRange = "odometer_out_of_range";
    public const string MalformedRow = "malformed_row";
}

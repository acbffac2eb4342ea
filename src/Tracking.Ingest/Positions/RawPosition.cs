using Tracking.Model.Positions;

namespace Tracking.Ingest.Positions;

/// <summary>
/// A position as a sender gave it: any protocol, nothing checked yet. Null means that the sender did not say.
/// </summary>
public sealed record RawPosition
{
    public required string VehicleId { get; init; }

    /// <summary>By the terminal's clock.</summary>
    public required DeviceTime? DeviceTime { get; init; }

    /// <summary>Degrees north, WGS-84.</summary>
    public required double LatitudeDegrees { get; init; }

    /// <summary>Degrees east, WGS-84.</summary>
    public required double LongitudeDegrees { get; init; }

    public double? SpeedKmh { get; init; }

    /// <summary>Clockwise from true north.</summary>
    public double? HeadingDegrees { get; init; }

    public double? OdometerKm { get; init; }

    public bool? IgnitionOn { get; init; }

    /// <summary>Whether the driver's emergency alarm was set.</summary>
    public bool? Emergency { get; init; }
}

using Tracking.Model.Positions;

namespace Tracking.Contracts.Positions;

/// <summary>
/// The form in which a <see cref="LoggedPosition"/> crosses a grain call: the model knows nothing of Orleans.
/// </summary>
[GenerateSerializer]
[Alias("tracking.LoggedPosition")]
[Immutable]
public struct LoggedPositionSurrogate
{
    /// <summary>The log offset's writer.</summary>
    [Id(0)]
    public int Writer;

    /// <summary>The log offset's number.</summary>
    [Id(1)]
    public long Number;

    /// <summary>Device time, milliseconds since 1970.</summary>
    [Id(2)]
    public long DeviceTimeMs;

    /// <summary>Degrees north.</summary>
    [Id(3)]
    public double LatitudeDegrees;

    /// <summary>Degrees east.</summary>
    [Id(4)]
    public double LongitudeDegrees;

    /// <summary>Reported speed, metres a second, or null.</summary>
    [Id(5)]
    public double? SpeedMetersPerSecond;

    /// <summary>Degrees clockwise from true north, or null.</summary>
    [Id(6)]
    public double? HeadingDegrees;

    /// <summary>Odometer, metres, or null.</summary>
    [Id(7)]
    public double? OdometerMeters;

    /// <summary>Whether the ignition was on, or null.</summary>
    [Id(8)]
    public bool? IgnitionOn;

    /// <summary>Content hash.</summary>
    [Id(9)]
    public ulong Hash;

    /// <summary>Our clock, milliseconds since 1970.</summary>
    [Id(10)]
    public long ReceivedAtMs;

    /// <summary>Quality flags.</summary>
    [Id(11)]
    public int Flags;

    /// <summary>Region path, as its text.</summary>
    [Id(12)]
    public string Regions;

    /// <summary>Whether the emergency alarm was set, or null.</summary>
    [Id(13)]
    public bool? Emergency;
}

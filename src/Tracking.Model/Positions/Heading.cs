using System.Globalization;

namespace Tracking.Model.Positions;

/// <summary>A direction of travel: degrees clockwise from true north, in [0, 360).</summary>
public readonly record struct Heading
{
    private Heading(double degrees) => Degrees = degrees;

    /// <summary>Degrees clockwise from true north, in [0, 360).</summary>
    public double Degrees { get; }

    /// <summary>Makes a heading; 360 is north again; false when negative, above 360, or NaN.</summary>
    public static bool TryFromDegrees(double degrees, out Heading heading)
    {
        var valid = degrees is >= 0 and <= 360;
        heading = valid ? new Heading(degrees == 360 ? 0 : degrees + 0.0) : default;
        return valid;
    }

    /// <summary>Makes a heading of degrees.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 360], or NaN.</exception>
    public static Heading FromDegrees(double degrees) =>
        TryFromDegrees(degrees, out var heading)
            ? heading
            : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "not a heading");

    /// <summary>Degrees with their sign, for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Degrees}°");
}

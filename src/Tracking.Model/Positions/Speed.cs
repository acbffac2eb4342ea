using System.Globalization;

namespace Tracking.Model.Positions;

/// <summary>A speed over ground, kept in metres a second; never negative.</summary>
public readonly record struct Speed : IComparable<Speed>
{
    /// <summary>
    /// The fastest speed a road vehicle's terminal can mean, km/h: above it a value is an error, not a speed.
    /// </summary>
    public const double MaximumKilometersPerHour = 500;

    private Speed(double metersPerSecond) => MetersPerSecond = metersPerSecond;

    /// <summary>Standing still.</summary>
    public static Speed Zero { get; } = new(0);

    /// <summary>Metres a second, at least 0.</summary>
    public double MetersPerSecond { get; }

    /// <summary>
    /// Kilometres an hour, rounded to a thousandth: that undoes the rounding of the conversion to SI and back.
    /// </summary>
    public double KilometersPerHour => Math.Round(MetersPerSecond * 3.6, 3);

    /// <summary>Makes a speed; false when negative, above <see cref="MaximumKilometersPerHour"/>, or NaN.</summary>
    public static bool TryFromKilometersPerHour(double kilometersPerHour, out Speed speed)
    {
        var valid = kilometersPerHour is >= 0 and <= MaximumKilometersPerHour;
        speed = valid ? new Speed((kilometersPerHour + 0.0) / 3.6) : default;
        return valid;
    }

    /// <summary>Makes a speed of kilometres an hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, above the maximum, or NaN.</exception>
    public static Speed FromKilometersPerHour(double kilometersPerHour) =>
        TryFromKilometersPerHour(kilometersPerHour, out var speed)
            ? speed
            : throw new ArgumentOutOfRangeException(nameof(kilometersPerHour), kilometersPerHour, "not a speed");

    /// <summary>Makes a speed of metres a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public static Speed FromMetersPerSecond(double metersPerSecond) =>
        metersPerSecond >= 0 && double.IsFinite(metersPerSecond)
            ? new Speed(metersPerSecond + 0.0)
            : throw new ArgumentOutOfRangeException(nameof(metersPerSecond), metersPerSecond, "not a speed");

    /// <inheritdoc/>
    public int CompareTo(Speed other) => MetersPerSecond.CompareTo(other.MetersPerSecond);

    /// <summary>Whether <paramref name="left"/> is slower.</summary>
    public static bool operator <(Speed left, Speed right) => left.MetersPerSecond < right.MetersPerSecond;

    /// <summary>Whether <paramref name="left"/> is faster.</summary>
    public static bool operator >(Speed left, Speed right) => left.MetersPerSecond > right.MetersPerSecond;

    /// <summary>Whether <paramref name="left"/> is not faster.</summary>
    public static bool operator <=(Speed left, Speed right) => left.MetersPerSecond <= right.MetersPerSecond;

    /// <summary>Whether <paramref name="left"/> is not slower.</summary>
    public static bool operator >=(Speed left, Speed right) => left.MetersPerSecond >= right.MetersPerSecond;

    /// <summary>Kilometres an hour with their unit, for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{KilometersPerHour} km/h");
}

using System.Globalization;

namespace Tracking.Model.Positions;

/// <summary>
/// A point on the earth: WGS-84 degrees. Made only by the named factory, so latitude and longitude cannot be swapped
/// unseen.
/// </summary>
public readonly record struct GeoPoint
{
    /// <summary>
    /// Mean earth radius (IUGG R1), metres: on a sphere of this size a distance is within 0.6 % of the ellipsoid's.
    /// </summary>
    public const double EarthRadiusMeters = 6_371_008.8;

    private GeoPoint(double latitude, double longitude)
    {
        Latitude = latitude;
        Longitude = longitude;
    }

    /// <summary>Degrees north of the equator, −90 to 90.</summary>
    public double Latitude { get; }

    /// <summary>Degrees east of Greenwich, −180 to 180.</summary>
    public double Longitude { get; }

    /// <summary>Whether a receiver without a fix wrote this point: exactly 0°, 0°, in the Gulf of Guinea.</summary>
    public bool IsZero => Latitude == 0 && Longitude == 0;

    /// <summary>Makes a point of degrees; false outside −90…90 and −180…180, and for NaN.</summary>
    public static bool TryFromDegrees(double latitude, double longitude, out GeoPoint point)
    {
        var valid = latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;
        // Adding 0 turns −0 into +0, so that equal points have equal bits and equal content hashes.
        point = valid ? new GeoPoint(latitude + 0.0, longitude + 0.0) : default;
        return valid;
    }

    /// <summary>Makes a point of degrees.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside −90…90 or −180…180, or NaN.</exception>
    public static GeoPoint FromDegrees(double latitude, double longitude) =>
        TryFromDegrees(latitude, longitude, out var point)
            ? point
            : throw new ArgumentOutOfRangeException(
                nameof(latitude),
                string.Create(CultureInfo.InvariantCulture, $"latitude {latitude}, longitude {longitude} is not on the earth"));

    /// <summary>Great-circle distance in metres (haversine), at least 0.</summary>
    public double MetersTo(GeoPoint other)
    {
        var latitudeDelta = Radians(other.Latitude - Latitude);
        var longitudeDelta = Radians(other.Longitude - Longitude);
        var sinLatitude = Math.Sin(latitudeDelta / 2);
        var sinLongitude = Math.Sin(longitudeDelta / 2);
        var a = (sinLatitude * sinLatitude)
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * sinLongitude * sinLongitude);
        return 2 * EarthRadiusMeters * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>Latitude, then longitude, in degrees.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude}, {Longitude}");

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}

using Tracking.Model.Positions;

namespace Tracking.Geo.Areas;

/// <summary>
/// A point of the earth's surface in space: on a sphere of radius 1, x towards 0° 0°, z towards the north pole. In space
/// neither the antimeridian nor a pole is anything special, and of two points the nearer has the shorter chord.
/// </summary>
internal readonly record struct SpacePoint(double X, double Y, double Z)
{
    // 60 nm: tens of times the error of any chord or distance computed here, so nothing is passed over for rounding.
    private const double SlackChord = 1e-14;
    private const double SlackRatio = 1 + 1e-12;

    public static SpacePoint Of(GeoPoint point)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(point.Latitude * (Math.PI / 180));
        var (sinLongitude, cosLongitude) = Math.SinCos(point.Longitude * (Math.PI / 180));
        return new SpacePoint(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    public double ChordSquaredTo(in SpacePoint other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
        return (x * x) + (y * y) + (z * z);
    }

    /// <summary>The square of a chord that no two points within this many metres of each other exceed.</summary>
    public static double LimitSquared(double meters)
    {
        var angle = meters / GeoPoint.EarthRadiusMeters;
        if (!(angle < Math.PI))
        {
            return double.PositiveInfinity;
        }

        var chord = (2 * Math.Sin(angle / 2) * SlackRatio) + SlackChord;
        return chord * chord;
    }
}

using Tracking.Model.Positions;

namespace Tracking.Geo.Distances;

/// <summary>
/// A point on the earth as a unit vector from its centre. Differences of two of them are exact to a nanometre, so
/// distances agree with <see cref="GeoPoint.MetersTo"/> without any trigonometry for each pair.
/// </summary>
internal readonly record struct EarthVector(double X, double Y, double Z)
{
    public static EarthVector Of(GeoPoint point)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(point.Latitude * (Math.PI / 180));
        var (sinLongitude, cosLongitude) = Math.SinCos(point.Longitude * (Math.PI / 180));
        return new EarthVector(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    public double LengthSquared => Dot(this);

    public static EarthVector operator -(EarthVector left, EarthVector right) =>
        new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static EarthVector operator +(EarthVector left, EarthVector right) =>
        new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static EarthVector operator *(EarthVector vector, double factor) =>
        new(vector.X * factor, vector.Y * factor, vector.Z * factor);

    public double Dot(EarthVector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public EarthVector Cross(EarthVector other) => new(
        (Y * other.Z) - (Z * other.Y),
        (Z * other.X) - (X * other.Z),
        (X * other.Y) - (Y * other.X));

    /// <summary>The point of the earth that a vector of any length but 0 points to.</summary>
    public GeoPoint ToPoint() => GeoPoint.FromDegrees(
        Math.Atan2(Z, Math.Sqrt((X * X) + (Y * Y))) * (180 / Math.PI),
        Math.Atan2(Y, X) * (180 / Math.PI));
}

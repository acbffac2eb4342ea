using Tracking.Geo.Distances;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Distances;

/// <summary>Paths and points about them, the same ones for a seed.</summary>
internal sealed class RandomPaths(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Anywhere, with more than their share at the poles and at the antimeridian.</summary>
    public GeoPoint Anywhere() => GeoPoint.FromDegrees(
        _random.Next(8) == 0 ? (_random.Next(2) == 0 ? 90 : -90) * (1 - (_random.NextDouble() * 1e-3)) : Between(-85, 85),
        _random.Next(8) == 0 ? (_random.Next(2) == 0 ? 180 : -180) * (1 - (_random.NextDouble() * 1e-4)) : Between(-180, 180));

    /// <summary>Evenly spread over the factors of ten.</summary>
    public double Meters(double minimum, double maximum) => minimum * Math.Pow(maximum / minimum, _random.NextDouble());

    /// <summary>A path that keeps off the antimeridian and the poles, as the import demands.</summary>
    public GeoPoint[] Path(int points, double stepMeters)
    {
        var path = new GeoPoint[points];
        path[0] = GeoPoint.FromDegrees(Between(-75, 75), Between(-150, 150));
        var bearing = Between(0, Math.Tau);
        for (var i = 1; i < points; i++)
        {
            bearing += Between(-1, 1);
            path[i] = Away(path[i - 1], bearing, stepMeters * Between(0.1, 1));
        }

        return path;
    }

    /// <summary>A point in some direction.</summary>
    public GeoPoint Away(GeoPoint from, double meters) => Away(from, Between(0, Math.Tau), meters);

    public double Between(double minimum, double maximum) => minimum + (_random.NextDouble() * (maximum - minimum));

    public int Next(int end) => _random.Next(end);

    /// <summary>The point at some share of the great circle between two others.</summary>
    public static GeoPoint Along(GeoPoint from, GeoPoint to, double share)
    {
        var angle = from.MetersTo(to) / GeoPoint.EarthRadiusMeters;
        return ((EarthVector.Of(from) * Math.Sin((1 - share) * angle)) + (EarthVector.Of(to) * Math.Sin(share * angle))).ToPoint();
    }

    private static GeoPoint Away(GeoPoint from, double bearing, double meters)
    {
        var angle = meters / GeoPoint.EarthRadiusMeters;
        var (sinLatitude, cosLatitude) = Math.SinCos(from.Latitude * Math.PI / 180);
        var sin = Math.Clamp((sinLatitude * Math.Cos(angle)) + (cosLatitude * Math.Sin(angle) * Math.Cos(bearing)), -1, 1);
        var east = Math.Atan2(
            Math.Sin(bearing) * Math.Sin(angle) * cosLatitude, Math.Cos(angle) - (sinLatitude * sin));
        var longitude = from.Longitude + (east * 180 / Math.PI);
        return GeoPoint.FromDegrees(Math.Asin(sin) * 180 / Math.PI, Math.IEEERemainder(longitude, 360));
    }
}

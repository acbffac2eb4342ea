namespace Tracking.Cli.Simulate.Roads;

/// <summary>A point on the earth, WGS-84 degrees, with the little geometry that made-up roads need.</summary>
/// <param name="LatitudeDeg">Degrees north.</param>
/// <param name="LongitudeDeg">Degrees east.</param>
internal readonly record struct Place(double LatitudeDeg, double LongitudeDeg)
{
    private const double EarthRadiusMeters = 6_371_008.8;
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Along the great circle, by the haversine formula.</summary>
    public double MetersTo(Place other)
    {
        var (latitude, otherLatitude) = (LatitudeDeg * RadiansPerDegree, other.LatitudeDeg * RadiansPerDegree);
        var north = Math.Sin((otherLatitude - latitude) / 2);
        var east = Math.Sin((other.LongitudeDeg - LongitudeDeg) * RadiansPerDegree / 2);
        var chord = (north * north) + (Math.Cos(latitude) * Math.Cos(otherLatitude) * east * east);
        return 2 * EarthRadiusMeters * Math.Asin(Math.Sqrt(chord));
    }

    /// <summary>The heading at which one sets out, clockwise from true north, 0 to 360.</summary>
    public double DegreesTo(Place other)
    {
        var (latitude, otherLatitude) = (LatitudeDeg * RadiansPerDegree, other.LatitudeDeg * RadiansPerDegree);
        var east = (other.LongitudeDeg - LongitudeDeg) * RadiansPerDegree;
        var heading = Math.Atan2(
            Math.Sin(east) * Math.Cos(otherLatitude),
            (Math.Cos(latitude) * Math.Sin(otherLatitude))
                - (Math.Sin(latitude) * Math.Cos(otherLatitude) * Math.Cos(east)));
        return ((heading / RadiansPerDegree) + 360) % 360;
    }

    /// <summary>Where one arrives who goes so far in this direction.</summary>
    public Place Towards(double headingDeg, double meters)
    {
        var (latitude, heading, angle) =
            (LatitudeDeg * RadiansPerDegree, headingDeg * RadiansPerDegree, meters / EarthRadiusMeters);
        var arrived = Math.Asin(
            (Math.Sin(latitude) * Math.Cos(angle)) + (Math.Cos(latitude) * Math.Sin(angle) * Math.Cos(heading)));
        var east = Math.Atan2(
            Math.Sin(heading) * Math.Sin(angle) * Math.Cos(latitude),
            Math.Cos(angle) - (Math.Sin(latitude) * Math.Sin(arrived)));
        return new Place(arrived / RadiansPerDegree, LongitudeDeg + (east / RadiansPerDegree));
    }
}

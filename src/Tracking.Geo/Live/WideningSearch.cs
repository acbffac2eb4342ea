using Tracking.Geo.Areas;
using Tracking.Model.Positions;

namespace Tracking.Geo.Live;

/// <summary>
/// The nearest vehicles for which a condition holds that holds for few: looks through wider and wider circles until one
/// holds enough of them. The condition is asked outside the index's lock.
/// </summary>
internal static class WideningSearch
{
    private const double FirstRadiusMeters = 5_000;
    private const double HalfRoundMeters = GeoPoint.EarthRadiusMeters * Math.PI;

    public static int Run(
        LiveIndex index, GeoPoint point, double maximumMeters, Predicate<LiveVehicle> filter, Span<LiveVehicle> found)
    {
        var inside = new List<LiveVehicle>();
        for (var radius = FirstRadiusMeters; ; radius *= 2)
        {
            // The last circle must be all there is: rounding makes antipodes lie beyond half way round the earth.
            var isLast = radius >= maximumMeters || radius >= HalfRoundMeters;
            var reach = isLast ? maximumMeters : radius;
            inside.Clear();
            index.FindInArea(new CircleArea(point, reach), inside);
            inside.RemoveAll(vehicle => !filter(vehicle));
            if (inside.Count >= found.Length || isLast)
            {
                inside.Sort(LiveVehicle.CompareDistance);
                var count = Math.Min(inside.Count, found.Length);
                inside[..count].CopyTo(found);
                return count;
            }
        }
    }
}

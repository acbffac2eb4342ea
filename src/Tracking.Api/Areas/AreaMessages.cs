using System.Globalization;
using Tracking.Api.Errors;
using Tracking.Geo.Areas;
using Tracking.Model.Positions;
using Tracking.V1;
using Area = Tracking.Geo.Areas.Area;

namespace Tracking.Api.Areas;

/// <summary>Points and areas from the wire; what is wrong with one is told precisely.</summary>
internal static class AreaMessages
{
    /// <summary>A little more than half way round the earth: everything.</summary>
    public const double MaximumMeters = 20_100_000;

    public static GeoPoint ToPoint(Point? point, string name) =>
        point is null ? throw ApiError.InvalidArgument($"{name} is not set")
        : ToPoint(point.LatitudeDeg, point.LongitudeDeg, name);

    public static Area ToArea(V1.Area? area) => area?.ShapeCase switch
    {
        V1.Area.ShapeOneofCase.Box => ToBox(area.Box),
        V1.Area.ShapeOneofCase.Circle => ToCircle(area.Circle),
        V1.Area.ShapeOneofCase.Geojson => ToPolygon(area.Geojson),
        _ => throw ApiError.InvalidArgument("area is not set: give a box, a circle or geojson"),
    };

    private static GeoPoint ToPoint(double latitude, double longitude, string name) =>
        GeoPoint.TryFromDegrees(latitude, longitude, out var point)
            ? point
            : throw ApiError.InvalidArgument(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is latitude {latitude}, longitude {longitude}: not within ±90 and ±180 degrees"));

    private static BoxArea ToBox(Box box)
    {
        var southWest = ToPoint(box.SouthDeg, box.WestDeg, "the south-western corner of the box");
        var northEast = ToPoint(box.NorthDeg, box.EastDeg, "the north-eastern corner of the box");
        return southWest.Latitude <= northEast.Latitude
            ? new BoxArea(southWest, northEast)
            : throw ApiError.InvalidArgument(string.Create(
                CultureInfo.InvariantCulture,
                $"the box is empty: its south {box.SouthDeg} lies north of its north {box.NorthDeg}"));
    }

    private static CircleArea ToCircle(Circle circle) => circle.RadiusM is > 0 and <= MaximumMeters
        ? new CircleArea(ToPoint(circle.Center, "the centre of the circle"), circle.RadiusM)
        : throw ApiError.InvalidArgument(string.Create(
            CultureInfo.InvariantCulture,
            $"radius_m is {circle.RadiusM}: above 0 to {MaximumMeters} is allowed"));

    private static Area ToPolygon(string geoJson) => AreaGeoJson.TryRead(geoJson, out var area, out var error)
        ? area
        : throw ApiError.InvalidImport("invalid_geojson", error.ToString());
}

using Tracking.Model.Positions;

namespace Tracking.Geo.Areas;

/// <summary>
/// A box between two parallels and two meridians. One whose west is greater than its east crosses the antimeridian;
/// 180° and −180° are the same meridian.
/// </summary>
public sealed class BoxArea : Area
{
    private readonly GeoPoint _southWest;
    private readonly GeoPoint _northEast;
    private readonly double _lowest;
    private readonly double _highest;
    private readonly (double A, double B) _west;
    private readonly (double A, double B) _east;
    private readonly bool _isWide;

    /// <summary>Makes a box of its corners.</summary>
    /// <exception cref="ArgumentException">The south lies north of the north.</exception>
    public BoxArea(GeoPoint southWest, GeoPoint northEast)
    {
        if (southWest.Latitude > northEast.Latitude)
        {
            throw new ArgumentException("the south of a box lies north of its north", nameof(southWest));
        }

        (_southWest, _northEast) = (southWest, northEast);
        _lowest = SpacePoint.Of(southWest).Z;
        _highest = SpacePoint.Of(northEast).Z;
        // East of the western meridian is where r·sin(longitude − west) ≥ 0, if the box spans less than half a turn.
        var (sinWest, cosWest) = Math.SinCos(southWest.Longitude * (Math.PI / 180));
        var (sinEast, cosEast) = Math.SinCos(northEast.Longitude * (Math.PI / 180));
        (_west, _east) = ((-sinWest, cosWest), (sinEast, -cosEast));
        _isWide = WidthDegrees >= 180;
    }

    /// <inheritdoc/>
    public override GeoPoint Center
    {
        get
        {
            var longitude = _southWest.Longitude + (WidthDegrees / 2);
            return GeoPoint.FromDegrees(
                (_southWest.Latitude + _northEast.Latitude) / 2, longitude > 180 ? longitude - 360 : longitude);
        }
    }

    private double WidthDegrees
    {
        get
        {
            var width = _northEast.Longitude - _southWest.Longitude;
            return width < 0 ? width + 360 : width;
        }
    }

    /// <inheritdoc/>
    public override bool Contains(GeoPoint point) =>
        point.Latitude >= _southWest.Latitude
        && point.Latitude <= _northEast.Latitude
        && (HasLongitude(point.Longitude) || (Math.Abs(point.Longitude) == 180 && HasLongitude(-point.Longitude)));

    internal override bool MayTouch(in SpaceBox box) =>
        box.MayTouchHeights(_lowest, _highest)
        && (_isWide || (box.MayTouchSide(_west.A, _west.B) && box.MayTouchSide(_east.A, _east.B)));

    private bool HasLongitude(double longitude) => _southWest.Longitude <= _northEast.Longitude
        ? longitude >= _southWest.Longitude && longitude <= _northEast.Longitude
        : longitude >= _southWest.Longitude || longitude <= _northEast.Longitude;
}

using Tracking.Model.Positions;

namespace Tracking.Geo.Areas;

/// <summary>All points within a great-circle distance of a centre, the rim included.</summary>
public sealed class CircleArea : Area
{
    private readonly double _radiusMeters;
    private readonly double _limitSquared;
    private readonly SpacePoint _place;

    /// <summary>Makes a circle; a radius of more than half way round the earth is everything.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative or not a number.</exception>
    public CircleArea(GeoPoint center, double radiusMeters)
    {
        if (!(radiusMeters >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(radiusMeters), radiusMeters, "not a radius");
        }

        Center = center;
        _radiusMeters = radiusMeters;
        _place = SpacePoint.Of(center);
        _limitSquared = SpacePoint.LimitSquared(radiusMeters);
    }

    /// <inheritdoc/>
    public override GeoPoint Center { get; }

    /// <inheritdoc/>
    public override bool Contains(GeoPoint point) => Center.MetersTo(point) <= _radiusMeters;

    internal override bool MayTouch(in SpaceBox box) => box.ChordSquaredTo(in _place) <= _limitSquared;
}

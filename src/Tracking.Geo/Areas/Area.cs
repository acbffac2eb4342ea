using Tracking.Model.Positions;

namespace Tracking.Geo.Areas;

/// <summary>
/// A part of the earth's surface that somebody asks about. Immutable and safe for any number of threads.
/// </summary>
public abstract class Area
{
    private protected Area()
    {
    }

    /// <summary>Everything.</summary>
    public static Area Earth { get; } = new BoxArea(GeoPoint.FromDegrees(-90, -180), GeoPoint.FromDegrees(90, 180));

    /// <summary>The point that distances are told from: the middle of it or of the box around it.</summary>
    public abstract GeoPoint Center { get; }

    /// <summary>Whether the point lies inside or on the boundary.</summary>
    public abstract bool Contains(GeoPoint point);

    /// <summary>False only where nothing in the cube can lie in the area.</summary>
    internal abstract bool MayTouch(in SpaceBox box);
}

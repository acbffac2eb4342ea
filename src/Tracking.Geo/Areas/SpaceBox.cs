namespace Tracking.Geo.Areas;

/// <summary>A cube in space, its sides along the axes: a cell of the tree of live positions.</summary>
/// <param name="X">Its centre.</param>
/// <param name="Y">Its centre.</param>
/// <param name="Z">Its centre.</param>
/// <param name="Half">Half the length of a side.</param>
internal readonly record struct SpaceBox(double X, double Y, double Z, double Half)
{
    // 6 µm: a point may be a rounding error outside the cell that it was put into, or off the area's edge.
    private const double Slack = 1e-12;

    /// <summary>The cube around the whole earth.</summary>
    public static SpaceBox Earth { get; } = new(0, 0, 0, 1);

    /// <summary>Which of the eight cubes it consists of takes the point.</summary>
    public int Octant(in SpacePoint point) =>
        (point.X >= X ? 1 : 0) | (point.Y >= Y ? 2 : 0) | (point.Z >= Z ? 4 : 0);

    /// <summary>
    /// Whether the point lies in the cube, its upper sides left out: then the way down by octants leads to it, as all
    /// centres are sums of powers of two and exact.
    /// </summary>
    public bool Takes(in SpacePoint point) =>
        point.X >= X - Half && point.X < X + Half
        && point.Y >= Y - Half && point.Y < Y + Half
        && point.Z >= Z - Half && point.Z < Z + Half;

    public SpaceBox Child(int octant)
    {
        var half = Half / 2;
        return new SpaceBox(
            X + ((octant & 1) != 0 ? half : -half),
            Y + ((octant & 2) != 0 ? half : -half),
            Z + ((octant & 4) != 0 ? half : -half),
            half);
    }

    /// <summary>The square of the shortest chord from a point to anything in the cube; 0 inside.</summary>
    public double ChordSquaredTo(in SpacePoint point)
    {
        var x = Math.Max(Math.Abs(point.X - X) - Half, 0);
        var y = Math.Max(Math.Abs(point.Y - Y) - Half, 0);
        var z = Math.Max(Math.Abs(point.Z - Z) - Half, 0);
        return (x * x) + (y * y) + (z * z);
    }

    /// <summary>Whether anything in the cube may lie within these heights.</summary>
    public bool MayTouchHeights(double lowest, double highest) =>
        Z - Half - Slack <= highest && Z + Half + Slack >= lowest;

    /// <summary>Whether anything in the cube may lie where <c>a·x + b·y ≥ 0</c>.</summary>
    public bool MayTouchSide(double a, double b) =>
        (a * X) + (b * Y) + (Half * (Math.Abs(a) + Math.Abs(b))) >= -Slack;
}

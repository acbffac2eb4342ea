using Tracking.Model.Positions;

namespace Tracking.Geo.Indexing;

/// <summary>
/// On which side of a line a point lies, exactly. Rounded arithmetic can put a point within some 10⁻¹⁴ degrees of an
/// edge on the wrong side; two neighbours could then both claim it, or neither. Exact for coordinates that are zero or
/// at least 10⁻¹⁴⁰ in magnitude: below that the low halves of the products underflow.
/// </summary>
internal static class Orientation
{
    // (3 + 16ε)ε with ε = 2⁻⁵³: a determinant larger than this share of its terms has the right sign (Shewchuk 1997).
    public const double RoundingBound = 3.3306690738754716e-16;

    private const int Products = 6;

    /// <summary>
    /// The sign of (x2−x1)(y−y1) − (y2−y1)(x−x1): 1 when the point is left of the edge as it goes from its first to its
    /// second end, −1 when right of it, 0 when exactly on its line.
    /// </summary>
    public static int ExactSign(in CellEdge edge, GeoPoint point)
    {
        var (x, y) = (point.Longitude, point.Latitude);
        // Multiplied out, x1·y1 cancels and six products of the given coordinates remain: none is a rounded difference.
        Span<double> sum = stackalloc double[2 * Products];
        var count = 0;
        AddProduct(sum, ref count, (edge.X2, y));
        AddProduct(sum, ref count, (-edge.X2, edge.Y1));
        AddProduct(sum, ref count, (-edge.X1, y));
        AddProduct(sum, ref count, (-edge.Y2, x));
        AddProduct(sum, ref count, (edge.Y2, edge.X1));
        AddProduct(sum, ref count, (edge.Y1, x));
        return SignOf(sum[..count]);
    }

    private static void AddProduct(Span<double> sum, ref int count, (double Left, double Right) factors)
    {
        var high = factors.Left * factors.Right;
        Add(sum, ref count, Math.FusedMultiplyAdd(factors.Left, factors.Right, -high));
        Add(sum, ref count, high);
    }

    // The sum is kept as numbers whose bits do not overlap, the largest last, so nothing is ever rounded away.
    private static void Add(Span<double> sum, ref int count, double value)
    {
        for (var i = 0; i < count; i++)
        {
            var total = value + sum[i];
            var shared = total - value;
            sum[i] = (value - (total - shared)) + (sum[i] - shared);
            value = total;
        }

        sum[count++] = value;
    }

    private static int SignOf(ReadOnlySpan<double> sum)
    {
        for (var i = sum.Length - 1; i >= 0; i--)
        {
            if (sum[i] != 0)
            {
                return Math.Sign(sum[i]);
            }
        }

        return 0;
    }
}

using System.Numerics;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Indexing;

public sealed class OrientationTests
{
    [Theory]
    [InlineData(0, 1, 1)] // left of the way from (0, 0) to (2, 2)
    [InlineData(1, 1, 0)]
    [InlineData(1, 0, -1)]
    public void ExactSign_PlainPoints_TellsTheSide(double x, double y, int side) =>
        Assert.Equal(side, Orientation.ExactSign(Edge(0, 0, 2, 2), GeoPoint.FromDegrees(y, x)));

    [Fact]
    public void ExactSign_PointsAUnitInTheLastPlaceOffTheLine_AgreesWithWholeNumbers()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var edge = Edge(Degrees(random), Degrees(random) / 2, Degrees(random), Degrees(random) / 2);
            var t = random.Next(9) / 8.0;
            var x = edge.X1 + (t * (edge.X2 - edge.X1));
            var y = edge.Y1 + (t * (edge.Y2 - edge.Y1));
            // Beside 0 lie doubles that are too small to be multiplied exactly.
            x = x is 0 or <= -180 or >= 180 ? x : Beside(random, x);
            Assert.True(
                WholeNumberSign(edge, x, y) == Orientation.ExactSign(in edge, GeoPoint.FromDegrees(y, x)),
                $"seed {seed}, round {i}: ({edge.X1:R} {edge.Y1:R}) to ({edge.X2:R} {edge.Y2:R}), point ({x:R} {y:R})");
        }
    }

    private static double Beside(Random random, double value) => random.Next(3) switch
    {
        0 => Math.BitIncrement(value),
        1 => Math.BitDecrement(value),
        _ => value,
    };

    private static CellEdge Edge(double x1, double y1, double x2, double y2) =>
        CellEdge.Between(GeoPoint.FromDegrees(y1, x1), GeoPoint.FromDegrees(y2, x2));

    // A mix of short decimals, halves that make lines meet exactly, and values of very different size.
    private static double Degrees(Random random) => random.Next(3) switch
    {
        0 => Math.Round((random.NextDouble() * 360) - 180, 5),
        1 => random.Next(-16, 17) / 4.0,
        _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 3)),
    };

    // Every double is a whole multiple of 2⁻¹¹⁰⁰, and whole numbers of any length lose nothing.
    private static int WholeNumberSign(CellEdge edge, double x, double y)
    {
        var (x1, y1, x2, y2) = (Whole(edge.X1), Whole(edge.Y1), Whole(edge.X2), Whole(edge.Y2));
        return (((x2 - x1) * (Whole(y) - y1)) - ((y2 - y1) * (Whole(x) - x1))).Sign;
    }

    private static BigInteger Whole(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        var whole = new BigInteger(mantissa) << (Math.Max(exponent, 1) - 1075 + 1100);
        return bits < 0 ? -whole : whole;
    }
}

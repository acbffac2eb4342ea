using System.Numerics;
using Tracking.Geo.Indexing;

namespace Tracking.Geo.Tests.Indexing;

public sealed class OrientationTests
{
    [Theory]
    [InlineData(0, 1, 1)] // left of the way from (0, 0) to (2, 2)
    [InlineData(1, 1, 0)]
    [InlineData(1, 0, -1)]
    public void ExactSign_PlainPoints_TellsTheSide(double x, double y, int side) =>
        Assert.Equal(side, Orientation.ExactSign(CellEdge.Between(0, 0, 2, 2), x, y));

    [Fact]
    public void ExactSign_PointsAUnitInTheLastPlaceOffTheLine_AgreesWithWholeNumbers()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var edge = CellEdge.Between(Degrees(random), Degrees(random), Degrees(random), Degrees(random));
            var t = random.Next(9) / 8.0;
            var x = edge.X1 + (t * (edge.X2 - edge.X1));
            var y = edge.Y1 + (t * (edge.Y2 - edge.Y1));
            // Beside 0 lie doubles that are too small to be multiplied exactly.
            x = x == 0 ? x : random.Next(3) switch { 0 => Math.BitIncrement(x), 1 => Math.BitDecrement(x), _ => x };
            Assert.True(
                WholeNumberSign(edge, x, y) == Orientation.ExactSign(in edge, x, y),
                $"seed {seed}, round {i}: ({edge.X1:R} {edge.Y1:R}) to ({edge.X2:R} {edge.Y2:R}), point ({x:R} {y:R})");
        }
    }

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

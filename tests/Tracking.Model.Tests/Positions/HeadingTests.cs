using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Positions;

public sealed class HeadingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(359.9, 359.9)]
    [InlineData(360, 0)]
    [InlineData(-0.0, 0)]
    public void FromDegrees_InRange_LiesBelow360(double degrees, double expected)
    {
        Assert.True(Heading.TryFromDegrees(degrees, out var heading));
        Assert.Equal(expected, heading.Degrees);
        Assert.False(double.IsNegative(heading.Degrees));
        Assert.Equal(heading, Heading.FromDegrees(degrees));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(360.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FromDegrees_OutOfRange_Refuses(double degrees)
    {
        Assert.False(Heading.TryFromDegrees(degrees, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Heading.FromDegrees(degrees));
    }

    [Fact]
    public void Equality_NorthTwice_IsOneHeading() => Assert.Equal(Heading.FromDegrees(0), Heading.FromDegrees(360));

    [Fact]
    public void ToString_AnyHeading_NamesItsUnit() => Assert.Equal("90.5°", Heading.FromDegrees(90.5).ToString());
}

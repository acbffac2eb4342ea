using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Positions;

public sealed class SpeedTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3.6, 1)]
    [InlineData(90, 25)]
    [InlineData(500, 138.8888888888889)]
    public void FromKilometersPerHour_InRange_IsKeptInMetersPerSecond(double kilometersPerHour, double metersPerSecond)
    {
        Assert.True(Speed.TryFromKilometersPerHour(kilometersPerHour, out var speed));
        Assert.Equal(metersPerSecond, speed.MetersPerSecond, 1e-12);
        Assert.Equal(speed, Speed.FromKilometersPerHour(kilometersPerHour));
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(500.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FromKilometersPerHour_OutOfRange_Refuses(double kilometersPerHour)
    {
        Assert.False(Speed.TryFromKilometersPerHour(kilometersPerHour, out var speed));
        Assert.Equal(Speed.Zero, speed);
        Assert.Throws<ArgumentOutOfRangeException>(() => Speed.FromKilometersPerHour(kilometersPerHour));
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FromMetersPerSecond_NegativeOrNotFinite_Refuses(double metersPerSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Speed.FromMetersPerSecond(metersPerSecond));

    [Fact]
    public void Factories_NegativeZero_HasTheBitsOfZero()
    {
        Assert.False(double.IsNegative(Speed.FromKilometersPerHour(-0.0).MetersPerSecond));
        Assert.False(double.IsNegative(Speed.FromMetersPerSecond(-0.0).MetersPerSecond));
        Assert.Equal(Speed.Zero, Speed.FromKilometersPerHour(-0.0));
    }

    // Every tenth that a terminal can report must come back as it was: 0.1 km/h is the unit of JT/T 808.
    [Fact]
    public void KilometersPerHour_EveryTenth_ComesBackAsItWas()
    {
        for (var tenths = 0; tenths <= 5_000; tenths++)
        {
            Assert.Equal(tenths / 10.0, Speed.FromKilometersPerHour(tenths / 10.0).KilometersPerHour);
        }
    }

    [Fact]
    public void Comparison_SlowerAndFaster_AgreeInEveryForm()
    {
        var slow = Speed.FromKilometersPerHour(79.9);
        var fast = Speed.FromKilometersPerHour(80);
        var same = Speed.FromKilometersPerHour(80);

        Assert.True(slow < fast && slow <= fast && fast > slow && fast >= slow);
        Assert.False(fast < same || fast > same || slow >= fast || fast <= slow);
        Assert.True(fast <= same && fast >= same && fast == same);
        Assert.Equal((-1, 1, 0), (slow.CompareTo(fast), fast.CompareTo(slow), fast.CompareTo(same)));
    }

    [Fact]
    public void ToString_AnySpeed_NamesItsUnit() => Assert.Equal("82.5 km/h", Speed.FromKilometersPerHour(82.5).ToString());
}

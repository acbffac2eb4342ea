using Tracking.Cli.Simulate.Roads;

namespace Tracking.Cli.Tests.Simulate.Roads;

public sealed class PlaceTests
{
    // A degree of the meridian on the sphere of the mean radius.
    [Fact]
    public void MetersTo_ADegreeNorth_Is111Kilometres() =>
        Assert.Equal(111_195, new Place(30, 110).MetersTo(new Place(31, 110)), 0.5);

    [Theory]
    [InlineData(0)]
    [InlineData(77)]
    [InlineData(181)]
    [InlineData(359)]
    public void Towards_AnyHeading_ArrivesThereAndAtThatDistance(double heading)
    {
        var from = new Place(39.9, 116.4);
        var to = from.Towards(heading, 50_000);
        Assert.Equal(50_000, from.MetersTo(to), 0.01);
        Assert.Equal(heading, from.DegreesTo(to), 1e-6);
    }
}

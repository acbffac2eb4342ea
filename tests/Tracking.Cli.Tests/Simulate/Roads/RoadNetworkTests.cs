using Tracking.Cli.Simulate.Roads;

namespace Tracking.Cli.Tests.Simulate.Roads;

public sealed class RoadNetworkTests
{
    [Fact]
    public void From_EveryPlace_LeadsBackAndEveryCityToAnother()
    {
        var network = new RoadNetwork(7);
        foreach (var (_, city) in Cities.All)
        {
            Assert.Contains(network.From(city), static road => road.Kind == RoadKind.Motorway);
            Assert.Contains(network.From(city), static road => road.Kind == RoadKind.Road);
            Assert.All(network.From(city), road => Assert.Contains(network.From(road.To), back => back.To == city));
        }
    }

    [Fact]
    public void Network_SameSeed_IsTheSameAndAnotherIsNot()
    {
        var city = Cities.All[0].Place;
        Assert.Equal(Ends(new RoadNetwork(7), city), Ends(new RoadNetwork(7), city));
        Assert.NotEqual(Ends(new RoadNetwork(7), city), Ends(new RoadNetwork(8), city));
    }

    private static List<Place> Ends(RoadNetwork network, Place from) => [.. network.From(from).Select(static road => road.To)];
}

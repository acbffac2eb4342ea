namespace Tracking.Cli.Simulate.Roads;

/// <summary>
/// Roads that are nobody's and look like anybody's: motorways between neighbouring provincial cities, which cross the
/// borders between them, and roads from each city to made-up towns around it. The same seed gives the same network.
/// </summary>
internal sealed class RoadNetwork
{
    private const int TownsPerCity = 4;
    private const int NeighboursPerCity = 3;
    private const double NearestTownMeters = 25_000;
    private const double FarthestTownMeters = 70_000;

    private readonly Dictionary<Place, List<Road>> _roads = [];

    public RoadNetwork(int seed)
    {
        var random = new Random(seed);
        var cities = Cities.All.Select(static city => city.Place).ToList();
        foreach (var city in cities)
        {
            var others = cities.Where(other => other != city).OrderBy(city.MetersTo);
            foreach (var neighbour in others.Take(NeighboursPerCity))
            {
                Connect(city, neighbour, RoadKind.Motorway, random);
            }

            for (var town = 0; town < TownsPerCity; town++)
            {
                var meters = NearestTownMeters + (random.NextDouble() * (FarthestTownMeters - NearestTownMeters));
                Connect(city, city.Towards(random.NextDouble() * 360, meters), RoadKind.Road, random);
            }
        }
    }

    /// <summary>The roads that leave a place, always in the same order.</summary>
    public IReadOnlyList<Road> From(Place place) => _roads[place];

    private void Connect(Place from, Place to, RoadKind kind, Random random)
    {
        if (!_roads.TryGetValue(from, out var leaving) || leaving.All(road => road.To != to))
        {
            Add(new Road(from, to, kind, random));
            Add(new Road(to, from, kind, random));
        }
    }

    private void Add(Road road)
    {
        if (!_roads.TryGetValue(road.From, out var leaving))
        {
            _roads.Add(road.From, leaving = []);
        }

        leaving.Add(road);
    }
}

using Tracking.Geo.Live;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Benchmarks.Live;

/// <summary>
/// Made-up vehicles as they stand in a country: most in and around 300 towns of very different size, the others
/// anywhere between 20° and 45° north, 85° and 120° east. The same ones for a seed.
/// </summary>
internal sealed class BenchmarkFleet
{
    private const int Towns = 300;
    private const double TownShare = 0.8;
    private const double TownSpreadDegrees = 0.15;

    private readonly Random _random;
    private readonly GeoPoint[] _towns;
    private readonly (VehicleId Id, LoggedPosition Live)[] _vehicles;
    private long _timeMs = 1_772_323_200_000;

    public BenchmarkFleet(int seed, int count)
    {
        _random = new Random(seed);
        _towns = [.. Enumerable.Range(0, Towns).Select(_ => InTheCountry())];
        _vehicles = [.. Enumerable.Range(0, count).Select(i => (VehicleId.Parse($"v{i}"), At(Anywhere())))];
        foreach (var (id, live) in _vehicles)
        {
            Index.Offer(id, live);
        }
    }

    public LiveIndex Index { get; } = new();

    public IReadOnlyList<(VehicleId Id, LoggedPosition Live)> Vehicles => _vehicles;

    /// <summary>A place where people ask from: near a vehicle.</summary>
    public GeoPoint Place() => Near(_vehicles[_random.Next(_vehicles.Length)].Live.Position.Point, 0.05);

    /// <summary>A vehicle's next fix: 250 m on, as after 10 s at 90 km/h.</summary>
    public (VehicleId Id, LoggedPosition Live) Drive()
    {
        ref var vehicle = ref _vehicles[_random.Next(_vehicles.Length)];
        vehicle.Live = At(Near(vehicle.Live.Position.Point, 0.004));
        return vehicle;
    }

    private LoggedPosition At(GeoPoint point)
    {
        var position = new Position(new DeviceTime(_timeMs++), point);
        return new LoggedPosition(
            new LogOffset(0, 1), position, ContentHash.Of(position), new ReceivedAt(0), QualityFlags.None, RegionPath.Empty);
    }

    // Towns early in the list are drawn more often: the largest has some hundred times the vehicles of the smallest.
    private GeoPoint Anywhere() => _random.NextDouble() < TownShare
        ? Near(_towns[(int)(Towns * _random.NextDouble() * _random.NextDouble())], TownSpreadDegrees)
        : InTheCountry();

    private GeoPoint InTheCountry() =>
        GeoPoint.FromDegrees(20 + (25 * _random.NextDouble()), 85 + (35 * _random.NextDouble()));

    // Thicker in the middle.
    private GeoPoint Near(GeoPoint point, double degrees) => GeoPoint.FromDegrees(
        point.Latitude + (degrees * Offset()), point.Longitude + (degrees * Offset()));

    private double Offset() => _random.NextDouble() + _random.NextDouble() - 1;
}

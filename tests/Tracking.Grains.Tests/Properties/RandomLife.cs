using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Properties;

/// <summary>
/// Some hours of a hazmat vehicle in which everything happens that a rule looks for, in an order that a seed decides.
/// What can happen are the classes of Happenings, found by scanning.
/// </summary>
internal sealed class RandomLife
{
    /// <summary>2026-03-01T00:00:00Z.</summary>
    public static readonly DeviceTime Origin = new(1_772_323_200_000);

    private const double MetersPerDegree = GeoPoint.EarthRadiusMeters * Math.PI / 180;

    private readonly VehicleId _vehicle;
    private readonly List<(NewPosition? Position, ReceivedAt At)> _facts = [];
    private double _seconds;
    private double _northMeters;
    private double _speedKmh = 60;

    private RandomLife(Random random, VehicleId vehicle)
    {
        Random = random;
        _vehicle = vehicle;
    }

    /// <summary>What came in, in the order of device time; null stands for a silence tick.</summary>
    public static IReadOnlyList<(NewPosition? Position, ReceivedAt At)> Live(Random random, VehicleId vehicle)
    {
        var life = new RandomLife(random, vehicle);
        IHappening[] happenings = [.. typeof(IHappening).Assembly.GetTypes()
            .Where(static type => type.IsClass && type.IsAssignableTo(typeof(IHappening)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (IHappening)Activator.CreateInstance(type)!)];
        for (var round = 0; round < 2; round++)
        {
            random.Shuffle(happenings);
            foreach (var happening in happenings)
            {
                life.Drive(random.Next(5, 40));
                happening.Befall(life);
            }
        }

        life.Drive(40);
        return life._facts;
    }

    public Random Random { get; }

    /// <summary>Time passes.</summary>
    public void Wait(double seconds) => _seconds += seconds;

    /// <summary>The vehicle is elsewhere at once.</summary>
    public void Leap(double northMeters) => _northMeters += northMeters;

    /// <summary>The vehicle drives on and says so.</summary>
    public void Move(int seconds, double speedKmh)
    {
        Wait(seconds);
        Leap(speedKmh / 3.6 * Math.Min(seconds, 60));
        Fix(speedKmh);
    }

    /// <summary>So many seconds from now, unless something comes, the silence is judged.</summary>
    public void Tick(double seconds) => _facts.Add((null, Received(_seconds + 1 + seconds)));

    /// <summary>The vehicle says where it is.</summary>
    public void Fix(
        double speedKmh,
        QualityFlags flags = QualityFlags.None,
        double aside = 0,
        bool? ignitionOn = null,
        bool? emergency = null,
        double aheadSeconds = 0)
    {
        var isZero = flags == QualityFlags.Zero;
        var degrees = 28 + ((_northMeters + aside) / MetersPerDegree);
        var position = new Position(
            Origin.Plus(TimeSpan.FromSeconds(_seconds + aheadSeconds)),
            isZero ? GeoPoint.FromDegrees(0, 0) : GeoPoint.FromDegrees(degrees % 80, 116),
            Speed.FromKilometersPerHour(Math.Round(speedKmh)),
            IgnitionOn: ignitionOn,
            Emergency: emergency);
        var region = isZero ? RegionPath.Empty : RegionPath.Of([("province", (int)(degrees * 8) % 2 == 0 ? "360000" : "340000")]);
        _facts.Add((
            new NewPosition(_vehicle, position, ContentHash.Of(position), Received(_seconds), flags, region),
            Received(_seconds)));
    }

    private void Drive(int fixes)
    {
        for (var i = 0; i < fixes; i++)
        {
            var step = Random.Next(100) == 0 ? Random.Next(100, 900) : Random.Next(1, 20);
            _speedKmh = Math.Clamp(_speedKmh + (Random.NextDouble() * 20) - 10, 40, 110);
            Move(step, _speedKmh);
        }
    }

    private static ReceivedAt Received(double seconds) =>
        new(Origin.Plus(TimeSpan.FromSeconds(seconds + 1)).UnixMilliseconds);
}

using Tracking.Cli.Simulate.Roads;

namespace Tracking.Cli.Simulate.Fleets;

/// <summary>
/// One vehicle on the network, second by second: it drives roads at their speed, sometimes faster than it should, slows
/// down for towns, loads and unloads, and rests, or does not when it should.
/// </summary>
internal sealed class Motion
{
    // What a laden truck manages, in m/s².
    private const double Acceleration = 0.6;
    private const double Braking = 1.2;
    private const double MetersPerSecond = 1 / 3.6;

    // A driver takes a break after four hours; the law's limit for these vehicles.
    private const int DriveBeforeRestSeconds = (4 * 3600) - 600;

    private readonly RoadNetwork _network;
    private readonly Random _random;
    private readonly bool _restsInTime;
    private Road _road;
    private double _meters;
    private double _speed;
    private int _standsFor;
    private int _drivenFor;
    private int _mannerLeft;
    private double _manner = 1;

    public Motion(RoadNetwork network, Place home, Random random)
    {
        (_network, _random) = (network, random);
        _restsInTime = random.NextDouble() < 0.9;
        var roads = network.From(home);
        _road = roads[random.Next(roads.Count)];
        // Somewhere on its way, not all at the gate at once; some stand at first.
        _meters = random.NextDouble() * _road.LengthMeters;
        _standsFor = random.NextDouble() < 0.1 ? random.Next(60, 1200) : 0;
        _speed = _standsFor > 0 ? 0 : (int)_road.KindAt(_meters) * MetersPerSecond;
        _drivenFor = random.Next(0, 2 * 3600);
    }

    public Place Place => _road.At(_meters);

    public double HeadingDeg => _road.At(Math.Max(0, _meters - 5)).DegreesTo(_road.At(_meters + 5));

    public double SpeedKmh => _speed / MetersPerSecond;

    public double OdometerMeters { get; private set; }

    public bool IsStanding => _standsFor > 0;

    public bool IsInTunnel => _road.IsTunnelAt(_meters);

    /// <summary>A second passes.</summary>
    public void Tick()
    {
        if (_standsFor > 0)
        {
            (_standsFor, _speed) = (_standsFor - 1, 0);
            return;
        }

        var wanted = WantedSpeed();
        _speed += Math.Clamp(wanted - _speed, -Braking, Acceleration);
        _meters += _speed;
        OdometerMeters += _speed;
        _drivenFor++;
        if (_meters >= _road.LengthMeters)
        {
            Arrive();
        }
        else if (_drivenFor > DriveBeforeRestSeconds && _restsInTime)
        {
            Rest();
        }
    }

    private double WantedSpeed()
    {
        if (--_mannerLeft < 0)
        {
            // A manner of driving lasts some minutes: mostly a little below the usual, now and then well above the
            // limit.
            _mannerLeft = _random.Next(120, 900);
            _manner = _random.NextDouble() < 0.08
                ? 1.2 + (_random.NextDouble() * 0.2)
                : 0.85 + (_random.NextDouble() * 0.12);
        }

        var left = _road.LengthMeters - _meters;
        var here = (int)_road.KindAt(_meters) * _manner * MetersPerSecond;
        // Brakes in time for the end of the road.
        return Math.Min(here, Math.Max(3, Math.Sqrt(2 * Braking * 0.5 * left)));
    }

    private void Arrive()
    {
        var roads = _network.From(_road.To);
        // Back only from a dead end.
        var onward = roads.Where(road => road.To != _road.From).ToList();
        _road = onward.Count > 0 ? onward[_random.Next(onward.Count)] : roads[0];
        _meters = 0;
        if (_random.NextDouble() < 0.4)
        {
            _standsFor = _random.Next(5 * 60, 25 * 60);
            _drivenFor = _standsFor >= 20 * 60 ? 0 : _drivenFor;
        }
    }

    private void Rest() => (_standsFor, _drivenFor) = (_random.Next(20 * 60, 45 * 60), 0);
}

using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Properties;

/// <summary>
/// Some hours of a hazmat vehicle in which everything happens that a rule looks for, in an order that a seed decides. A
/// new rule whose alerts it never brings about fails the properties until it lives through that too.
/// </summary>
internal sealed class RandomLife
{
    /// <summary>2026-03-01T00:00:00Z.</summary>
    public static readonly DeviceTime Origin = new(1_772_323_200_000);

    private const double MetersPerDegree = GeoPoint.EarthRadiusMeters * Math.PI / 180;

    private readonly Random _random;
    private readonly VehicleId _vehicle;
    private readonly List<(NewPosition? Position, ReceivedAt At)> _facts = [];
    private double _seconds;
    private double _northMeters;
    private double _speedKmh = 60;

    private RandomLife(Random random, VehicleId vehicle)
    {
        _random = random;
        _vehicle = vehicle;
    }

    /// <summary>What came in, in the order of device time; null stands for a silence tick.</summary>
    public static IReadOnlyList<(NewPosition? Position, ReceivedAt At)> Live(Random random, VehicleId vehicle)
    {
        var life = new RandomLife(random, vehicle);
        Action[] happenings =
        [
            life.Stand, life.FreezeAndLeap, life.FreezeMoving, life.LoseTheFix, life.Jump, life.Alarm, life.FallSilent,
            life.RunAhead, life.Hurry,
        ];
        for (var round = 0; round < 2; round++)
        {
            random.Shuffle(happenings);
            foreach (var happening in happenings)
            {
                life.Drive(random.Next(5, 40));
                happening();
            }
        }

        life.Drive(40);
        return life._facts;
    }

    private void Drive(int fixes)
    {
        for (var i = 0; i < fixes; i++)
        {
            var step = _random.Next(100) == 0 ? _random.Next(100, 900) : _random.Next(1, 20);
            _speedKmh = Math.Clamp(_speedKmh + (_random.NextDouble() * 20) - 10, 40, 110);
            Move(step, _speedKmh);
        }
    }

    private void Hurry()
    {
        _speedKmh = 100;
        for (var i = 0; i < 20; i++)
        {
            Move(_random.Next(3, 15), _random.Next(82, 125));
        }
    }

    private void Stand()
    {
        var fixes = _random.Next(40, 90);
        for (var i = 0; i < fixes; i++)
        {
            _seconds += _random.Next(40, 110);
            Fix(0, northMeters: _northMeters + (_random.NextDouble() * 60) - 30, ignitionOn: _random.Next(3) > 0);
        }
    }

    private void FreezeAndLeap()
    {
        Move(1, 50);
        var seconds = _random.Next(12, 90);
        for (var i = 0; i < seconds; i++)
        {
            _seconds++;
            Fix(0);
        }

        _northMeters += (seconds * 14) + 120;
        _seconds++;
        Fix(50);
    }

    private void FreezeMoving()
    {
        for (var i = 0; i < 25; i++)
        {
            _seconds++;
            Fix(60);
        }
    }

    private void LoseTheFix()
    {
        var fixes = _random.Next(30, 60);
        for (var i = 0; i < fixes; i++)
        {
            _seconds += 45;
            Fix(60, flags: QualityFlags.Zero);
        }

        _northMeters += 200;
    }

    private void Jump()
    {
        for (var i = 0; i < _random.Next(6, 20); i++)
        {
            Move(10, 60);
            _seconds += 5;
            Fix(60, northMeters: _northMeters + _random.Next(100_000, 400_000));
        }
    }

    private void Alarm()
    {
        for (var i = 0; i < _random.Next(1, 12); i++)
        {
            _seconds += _random.Next(1, 20);
            _northMeters += 50;
            Fix(40, emergency: true);
        }
    }

    private void FallSilent()
    {
        Move(5, 60);
        _facts.Add((null, Received(_seconds + 605)));
        _seconds += _random.Next(700, 2_000);
        _northMeters += 3_000;
        Fix(60);
    }

    private void RunAhead()
    {
        for (var i = 0; i < 15; i++)
        {
            _seconds += 2;
            Fix(60, flags: QualityFlags.Future, aheadSeconds: 100_000, emergency: i is > 4 and < 8);
        }
    }

    private void Move(int seconds, double speedKmh)
    {
        _seconds += seconds;
        _northMeters += speedKmh / 3.6 * Math.Min(seconds, 60);
        Fix(speedKmh);
    }

    private void Fix(
        double speedKmh,
        QualityFlags flags = QualityFlags.None,
        double? northMeters = null,
        bool? ignitionOn = null,
        bool? emergency = null,
        double aheadSeconds = 0)
    {
        var isZero = flags == QualityFlags.Zero;
        var degrees = 28 + ((northMeters ?? _northMeters) / MetersPerDegree);
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

    private static ReceivedAt Received(double seconds) =>
        new(Origin.Plus(TimeSpan.FromSeconds(seconds + 1)).UnixMilliseconds);
}

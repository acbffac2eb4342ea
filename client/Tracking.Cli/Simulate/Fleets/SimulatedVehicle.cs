using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Simulate.Roads;
using Tracking.V1;

namespace Tracking.Cli.Simulate.Fleets;

/// <summary>
/// A vehicle with its terminal: moves every second, reports when it is due, and goes wrong as terminals do.
/// </summary>
internal sealed class SimulatedVehicle
{
    private const int MaximumSkewSeconds = 120;

    private readonly SimulationPlan _plan;
    private readonly Random _random;
    private readonly Motion _motion;
    private readonly int _phase;
    private readonly int _skewSeconds;
    private readonly List<(int Second, Position Position)> _kept = [];
    private Position? _last;
    private int _frozenUntil;
    private int _gapUntil;

    public SimulatedVehicle(SimulationPlan plan, RoadNetwork network, string id, Place home, int number)
    {
        (_plan, Id) = (plan, id);
        // A seed of its own: a vehicle drives the same however many others there are.
        _random = new Random(unchecked((plan.Seed * 1_000_003) + number));
        _motion = new Motion(network, home, _random);
        _phase = number % plan.IntervalSeconds;
        _skewSeconds = _random.NextDouble() < plan.Faults.SkewedVehicles
            ? _random.Next(-MaximumSkewSeconds, MaximumSkewSeconds + 1)
            : 0;
    }

    public string Id { get; }

    /// <summary>A second passes; adds what the terminal sends in it.</summary>
    public void Tick(int second, List<SimulatedRow> rows)
    {
        _motion.Tick();
        if (second % _plan.IntervalSeconds == _phase && !_motion.IsInTunnel)
        {
            Report(second, rows);
        }
    }

    /// <summary>The end: what the terminal still keeps leaves now.</summary>
    public void End(int second, List<SimulatedRow> rows)
    {
        rows.AddRange(_kept.Select(kept => new SimulatedRow(second, kept.Position)));
        _kept.Clear();
    }

    private void Report(int second, List<SimulatedRow> rows)
    {
        var faults = _plan.Faults;
        var position = Fix(second);
        if (Happens(faults.Gap))
        {
            _gapUntil = second + _random.Next(120, 900);
        }

        if (second < _gapUntil)
        {
            _kept.Add((_gapUntil, position));
            return;
        }

        if (Happens(faults.Late))
        {
            _kept.Add((second + _random.Next(1, 50), position));
            return;
        }

        rows.Add(new SimulatedRow(second, position));
        if (Happens(faults.Duplicate))
        {
            rows.Add(new SimulatedRow(second, position.Clone()));
        }

        // What was kept goes after what is new, as terminals do it.
        rows.AddRange(_kept
            .Where(kept => kept.Second <= second)
            .Select(kept => new SimulatedRow(second, kept.Position)));
        _kept.RemoveAll(kept => kept.Second <= second);
    }

    private Position Fix(int second)
    {
        var faults = _plan.Faults;
        if (_last is not null && Happens(faults.Frozen))
        {
            _frozenUntil = second + _random.Next(60, 600);
        }

        if (second < _frozenUntil)
        {
            var frozen = _last!.Clone();
            frozen.DeviceTime = TimeOf(second);
            return frozen;
        }

        var place = _motion.Place;
        if (Happens(faults.Zero))
        {
            place = new Place(0, 0);
        }
        else if (Happens(faults.Jump))
        {
            place = place.Towards(_random.NextDouble() * 360, 20_000 + (_random.NextDouble() * 60_000));
        }

        return _last = new Position
        {
            VehicleId = Id,
            DeviceTime = TimeOf(second),
            LatitudeDeg = Math.Round(place.LatitudeDeg, 6),
            LongitudeDeg = Math.Round(place.LongitudeDeg, 6),
            SpeedKmh = Math.Round(_motion.SpeedKmh),
            HeadingDeg = Math.Round(_motion.HeadingDeg) % 360,
        };
    }

    private Timestamp TimeOf(int second) => Timestamp.FromDateTimeOffset(_plan.Start.AddSeconds(second + _skewSeconds));

    private bool Happens(double chance) => chance > 0 && _random.NextDouble() < chance;
}

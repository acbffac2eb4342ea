using System.Globalization;
using Tracking.Cli.Simulate.Roads;
using Tracking.V1;

namespace Tracking.Cli.Simulate.Fleets;

/// <summary>All vehicles of a simulation, and everything they send, in the order in which they send it.</summary>
internal sealed class Fleet
{
    private const string Company = "simulation";

    // Letters of plates, without I and O, which plates do not have; which one is used tells runs of different seeds
    // apart.
    private const string PlateLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    // Yellow plates, those of large vehicles, in the codes of the Chinese standard.
    private const string Yellow = "-2";

    private static readonly string[] Classes = ["heavy-truck", "semi-trailer-tractor", "hazmat", "coach", "tour-coach"];

    private readonly SimulationPlan _plan;
    private readonly List<SimulatedVehicle> _vehicles = [];
    private readonly List<VehicleRegistration> _registrations = [];

    public Fleet(SimulationPlan plan)
    {
        _plan = plan;
        var network = new RoadNetwork(plan.Seed);
        var letter = PlateLetters[(int)((uint)plan.Seed % (uint)PlateLetters.Length)];
        for (var number = 0; number < plan.Vehicles; number++)
        {
            var (province, home) = Cities.All[number % Cities.All.Count];
            var id = string.Create(CultureInfo.InvariantCulture, $"{province}{letter}{number:D5}{Yellow}");
            _vehicles.Add(new SimulatedVehicle(plan, network, id, home, number));
            _registrations.Add(new VehicleRegistration
            {
                VehicleId = id,
                VehicleClass = Classes[number % Classes.Length],
                Company = Company,
            });
        }
    }

    public IReadOnlyList<VehicleRegistration> Registrations => _registrations;

    /// <summary>Every report, by the second at which it is sent.</summary>
    public IEnumerable<SimulatedRow> Rows()
    {
        var rows = new List<SimulatedRow>();
        for (var second = 0; second < _plan.Seconds; second++)
        {
            rows.Clear();
            foreach (var vehicle in _vehicles)
            {
                vehicle.Tick(second, rows);
            }

            foreach (var row in rows)
            {
                yield return row;
            }
        }

        rows.Clear();
        foreach (var vehicle in _vehicles)
        {
            vehicle.End(_plan.Seconds, rows);
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }
}

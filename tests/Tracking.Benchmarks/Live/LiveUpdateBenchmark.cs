using System.Globalization;
using Tracking.Benchmarks.Harness;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Benchmarks.Live;

/// <summary>
/// Question: what does the live index add to taking in a position, against the least that could be done with it, to put
/// it into a dictionary?
/// Budget: at most 6 times the dictionary on a million vehicles, and nearly no bytes but the position's own. Both sides
/// mostly wait for memory.
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- live-update
/// Last, on two very busy cores of an AMD EPYC, SDK 10.0.401, 2026-11-26: 4.3 times (7.2 µs against 1.7 µs, 168 B each).
/// </summary>
internal sealed class LiveUpdateBenchmark : IBenchmark
{
    private const int Seed = 20261125;
    private const int FullVehicles = 1_000_000;

    public string Name => "live-update";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var fleet = new BenchmarkFleet(Seed, scale == BenchmarkScale.Full ? FullVehicles : scale.Operations);
        var updates = Enumerable.Range(0, scale.Operations).Select(_ => fleet.Drive()).ToArray();
        var plain = fleet.Vehicles.ToDictionary(static vehicle => vehicle.Id, static vehicle => vehicle.Live);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Name}: {fleet.Index.Count} vehicles, budget 6 times a dictionary"));

        // Every position is offered once a round; after the first time round an older one is no move, so time runs on.
        var round = 0L;
        new Comparison(
            scale with { Rounds = Math.Min(scale.Rounds, 60) },
            range => Put(plain, updates.AsSpan(range)),
            range => Offer(fleet, updates.AsSpan(range), ++round)).Report("dictionary -> live index", output);
    }

    private static long Put(Dictionary<VehicleId, LoggedPosition> plain, ReadOnlySpan<(VehicleId Id, LoggedPosition Live)> updates)
    {
        foreach (var (id, live) in updates)
        {
            plain[id] = live with { Position = live.Position with { DeviceTime = live.Position.DeviceTime } };
        }

        return updates.Length;
    }

    private static long Offer(
        BenchmarkFleet fleet, ReadOnlySpan<(VehicleId Id, LoggedPosition Live)> updates, long round)
    {
        var moved = 0L;
        foreach (var (id, live) in updates)
        {
            // The new position that the door would bring, as costly on both sides.
            var later = live.Position.DeviceTime.Plus(TimeSpan.FromDays(round));
            moved += fleet.Index.Offer(id, live with { Position = live.Position with { DeviceTime = later } }) ? 1 : 0;
        }

        return moved;
    }
}

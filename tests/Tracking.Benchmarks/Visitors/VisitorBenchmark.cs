using System.Globalization;
using Tracking.Benchmarks.Harness;
using Tracking.Geo.Areas;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Vehicles;
using Tracking.Storage.Visitors;

namespace Tracking.Benchmarks.Visitors;

/// <summary>
/// Question: what does it cost to look at one stored fix for "who was in this circle", against reading the tracks and
/// testing them?
/// Budget: at most 4 µs a fix on one core, so that a page of 500,000 fixes takes no more than 2 s.
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- visitors
/// Last, on two very busy cores of an AMD EPYC, SDK 10.0.401, 2026-11-26: 3.5 times (1,380 ns against 401 ns).
/// </summary>
internal sealed class VisitorBenchmark : IBenchmark
{
    private const int Seed = 20261125;
    private const int FixesPerVehicle = 500;

    private static readonly CircleArea Circle = new(GeoPoint.FromDegrees(30, 110), 20_000);

    public string Name => "visitors";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("tracking-benchmark-");
        try
        {
            RunAsync(scale, Path.Combine(folder.FullName, "tracking.db"), output).GetAwaiter().GetResult();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunAsync(BenchmarkScale scale, string path, TextWriter output)
    {
        var rounds = scale with { Rounds = Math.Min(scale.Rounds, 60) };
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System);
        var vehicles = await FillAsync(store, scale.Operations / FixesPerVehicle);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Name}: {vehicles.Count} vehicles of {FixesPerVehicle} fixes, budget 4,000 ns"));
        new Comparison(
            rounds,
            range => ReadTracksAsync(store.Log, vehicles, range).GetAwaiter().GetResult(),
            range => WalkAsync(store.Visitors, vehicles, range).GetAwaiter().GetResult())
            .Report("tracks -> walk, a fix", output);
    }

    private static async Task<List<VehicleId>> FillAsync(SqliteStore store, int count)
    {
        var random = new Random(Seed);
        var vehicles = Enumerable.Range(0, count).Select(static i => VehicleId.Parse($"v{i:D6}")).ToList();
        await store.Vehicles.RegisterAsync(
            [.. vehicles.Select(static id => new Vehicle(id, VehicleClass.Other, "", null))], CancellationToken.None);
        foreach (var vehicle in vehicles)
        {
            var (latitude, longitude) = (29 + (2 * random.NextDouble()), 109 + (2 * random.NextDouble()));
            await store.Log.AppendAsync(
                [.. Enumerable.Range(0, FixesPerVehicle).Select(i => Fix(vehicle, i, latitude + (i * 0.0005), longitude))],
                CancellationToken.None);
        }

        return vehicles;
    }

    private static NewPosition Fix(VehicleId vehicle, int second, double latitude, double longitude)
    {
        var position = new Position(
            new DeviceTime(1_772_323_200_000 + (second * 1_000L)), GeoPoint.FromDegrees(latitude, longitude));
        return new NewPosition(
            vehicle, position, ContentHash.Of(position), new ReceivedAt(0), QualityFlags.None, RegionPath.Empty);
    }

    // The checksum of both is how many fixes lie in the circle.
    private static async Task<long> ReadTracksAsync(IPositionLog log, List<VehicleId> vehicles, Range fixes)
    {
        var inside = 0L;
        foreach (var vehicle in Of(vehicles, fixes))
        {
            var query = new TrackQuery(vehicle, DeviceTime.MinValue, DeviceTime.MaxValue, null, null, FixesPerVehicle);
            var track = await log.ReadTrackAsync(query, CancellationToken.None);
            inside += track.Count(static fix => Circle.Contains(fix.Position.Point));
        }

        return inside;
    }

    private static async Task<long> WalkAsync(IVisitors visitors, List<VehicleId> vehicles, Range fixes)
    {
        var some = Of(vehicles, fixes);
        var before = some[0].Value == vehicles[0].Value ? null : new VisitorPlace(VehicleBefore(vehicles, some[0]), null, null);
        var query = new VisitorQuery(
            Circle.Contains,
            DeviceTime.MinValue,
            DeviceTime.MaxValue,
            VehicleFilter.All,
            before,
            1_000,
            some.Count * (FixesPerVehicle + 1));
        var page = await visitors.ListAsync(query, CancellationToken.None);
        return page.Visitors.Sum(static visitor => visitor.Fixes);
    }

    private static VehicleId VehicleBefore(List<VehicleId> vehicles, VehicleId vehicle) =>
        vehicles[vehicles.IndexOf(vehicle) - 1];

    private static List<VehicleId> Of(List<VehicleId> vehicles, Range fixes) =>
        vehicles[(fixes.Start.Value / FixesPerVehicle)..(fixes.End.Value / FixesPerVehicle)];
}

using System.Globalization;
using Tracking.Benchmarks.Harness;
using Tracking.Geo.Fences;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Testing;

namespace Tracking.Benchmarks.Fences;

/// <summary>
/// Question: what does folding a fix cost where 64 fences with calendars and dwells lie over each other, against a place
/// without any?
/// Budget: at most 1 µs a fence over the point.
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- fence-overlap
/// Last, on two cores of an AMD EPYC that others kept busy, SDK 10.0.401, 2026-11-26: 6.3 µs inside all 64, 0.1 µs a fence.
/// </summary>
internal sealed class OverlappingFencesBenchmark : IBenchmark
{
    private const int Layers = 64;

    private static readonly Vehicle Vehicle = new(VehicleId.Parse("bench-1"), VehicleClass.Hazmat, "", null);

    public string Name => "fence-overlap";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var pack = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "deploy", "rulepacks", "CN.json"));
        var rules = RuleSet.Create(RulePack.Parse(pack));
        var fold = new Fold(rules, Stack());
        // A fix costs a thousand times what a look-up does: a round of fewer lasts as long.
        scale = new BenchmarkScale(
            Math.Min(scale.Rounds, 100), Math.Min(scale.Operations, 2_000), Math.Min(scale.OperationsPerRound, 200));
        var (inside, outside) = (Drive(scale.Operations, 28), Drive(scale.Operations, 38));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}: {Layers} fences over each other"));
        new Comparison(scale, range => Judge(fold, inside.AsSpan(range)), range => Judge(fold, outside.AsSpan(range)))
            .Report("inside all over outside", output);
    }

    private static FenceSet Stack()
    {
        if (!FenceCalendar.TryParse(["mon-fri 22:00-06:00", "sat-sun 00:00-24:00"], [], "+08:00", out var calendar, out var error))
        {
            throw new InvalidOperationException(error);
        }

        return FenceSet.Build(
        [
            .. Enumerable.Range(0, Layers).Select(i => new FenceVersion(
                new FenceDefinition(
                    $"f{i}",
                    $"f{i}",
                    """{"type":"Point","coordinates":[116,28]}""",
                    FenceAlerts.Enter | FenceAlerts.Exit | FenceAlerts.NoGo,
                    null,
                    [VehicleClass.Hazmat],
                    DeviceTime.MinValue,
                    DeviceTime.MaxValue)
                {
                    RadiusMeters = 10_000 + i,
                    Calendar = i % 2 == 0 ? calendar : null,
                    Dwell = TimeSpan.FromSeconds(60),
                },
                LogOffset.Start,
                null)),
        ]);
    }

    private static long Judge(Fold fold, ReadOnlySpan<LoggedPosition> drive)
    {
        var state = FoldState.Initial;
        var decided = new List<DecidedRevision>();
        foreach (var position in drive)
        {
            state = fold.Step(state, position, Vehicle, decided, out _);
            decided.Clear();
        }

        return 0;
    }

    private static LoggedPosition[] Drive(int count, double latitude) =>
        [.. Enumerable.Range(0, count).Select(i => FixAt(i, latitude + (i % 100 * 1e-5)))];

    private static LoggedPosition FixAt(int number, double latitude)
    {
        var position = new Position(
            new DeviceTime(1_772_323_200_000 + (number * 1_000L)),
            GeoPoint.FromDegrees(latitude, 116),
            Speed.FromKilometersPerHour(50));
        return new LoggedPosition(
            new LogOffset(0, number + 1), position, ContentHash.Of(position), new ReceivedAt(0), QualityFlags.None, RegionPath.Empty);
    }
}

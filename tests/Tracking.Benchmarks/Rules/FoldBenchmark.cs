using System.Globalization;
using Tracking.Benchmarks.Harness;
using Tracking.Geo.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Testing;

namespace Tracking.Benchmarks.Rules;

/// <summary>
/// Question: what do all rules of the CN pack, those of arrival too, add to folding one fix of a vehicle that drives about
/// its limit?
/// Budget: the rules may cost at most 20 times the empty fold (jump detection and the state's copy), which is about the
/// hash of the fix's content; an absolute microsecond a fix on one core is the aim. Last: 263 ns a fix with eleven
/// rules, 2.8 times the empty fold, on a shared two-core machine (seven rules took 681 ns while their states lay in a
/// sorted dictionary).
/// Command: dotnet run -c Release --project tests/Tracking.Benchmarks -- fold
/// </summary>
internal sealed class FoldBenchmark : IBenchmark
{
    private const int Seed = 20261121;

    private static readonly Vehicle Vehicle = new(VehicleId.Parse("bench-1"), VehicleClass.Hazmat, "", null);

    public string Name => "fold";

    public void Run(BenchmarkScale scale, TextWriter output)
    {
        var drive = Drive(scale.Operations);
        var pack = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "deploy", "rulepacks", "CN.json"));
        var all = RuleSet.Create(RulePack.Parse(pack));
        var none = RuleSet.Create(RulePack.Parse("""{"pack":"-","version":"-","rules":{}}"""u8.ToArray()));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}: {drive.Length} fixes"));
        new Comparison(scale, range => Judge(all, drive.AsSpan(range)), range => Judge(none, drive.AsSpan(range)))
            .Report("all rules over none", output);
    }

    // The checksum is what both sides have in common: the fixes taken for jumps.
    private static long Judge(RuleSet rules, ReadOnlySpan<LoggedPosition> drive)
    {
        var fold = new Fold(rules, FenceSet.Empty);
        var arrivalFold = new ArrivalFold(rules);
        var (state, arrivals) = (FoldState.Initial, FoldState.Initial);
        var decided = new List<DecidedRevision>();
        var jumps = 0L;
        foreach (var position in drive)
        {
            state = fold.Step(state, position, Vehicle, decided, out var added);
            arrivals = arrivalFold.Step(arrivals, position, Vehicle, decided);
            jumps += added == QualityFlags.None ? 0 : 1;
            decided.Clear();
        }

        return jumps;
    }

    private static LoggedPosition[] Drive(int count)
    {
        var random = new Random(Seed);
        var drive = new LoggedPosition[count];
        var (speedKmh, latitude) = (75.0, 20.0);
        var region = RegionPath.Of([("province", "360000")]);
        for (var i = 0; i < count; i++)
        {
            speedKmh = Math.Clamp(speedKmh + (random.NextDouble() * 6) - 3, 55, 95);
            latitude = latitude > 50 ? 20 : latitude + (speedKmh / 3.6 / 111_195);
            var position = new Position(
                new DeviceTime(1_772_323_200_000 + (i * 1_000L)),
                GeoPoint.FromDegrees(latitude, 116),
                Speed.FromKilometersPerHour(speedKmh));
            drive[i] = new LoggedPosition(
                new LogOffset(0, i + 1),
                position,
                ContentHash.Of(position),
                new ReceivedAt(position.DeviceTime.UnixMilliseconds + 2_000),
                QualityFlags.None,
                region);
        }

        return drive;
    }
}

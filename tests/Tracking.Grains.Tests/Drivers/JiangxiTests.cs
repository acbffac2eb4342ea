using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tracking.Grains.Drivers;
using Tracking.Geo.Regions;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Storage.Positions;
using Tracking.Testing;
using Tracking.Testing.Data;

namespace Tracking.Grains.Tests.Drivers;

/// <summary>
/// Three days of a real vehicle, jx-AA00002 of the Jiangxi trace, worked out by hand from its raw rows (UTC; still = below
/// 5 km/h; stops of less than 2 minutes, and movement of less than 20 seconds within a stop, left out). Nobody signs on.
/// <list type="bullet">
/// <item>
/// 4 August: on the road when the record begins at 02:29:30. Stop 03:23:33 to 03:32:30 (9.0 min; it rolled for 6 s in it); still from 04:14:30 on,
/// until the record of the day ends at 04:31:07. Driving 1 h 36 min without a rest: no alert.
/// </item>
/// <item>
/// 6 August: drives from 23:22:58 of the 5th on. Stops 23:23:29 to 23:42:22 (18.9 min), 23:57:48 to 00:02:52 (5.1 min),
/// 01:42:53 to 01:45:58 (3.1 min), 01:46:59 to 01:58:41 (11.7 min), 03:46:05 to 03:52:16 (6.2 min), all shorter than a
/// rest; then still from 03:59:48 to 04:08:05, and nothing until 07:09:16 (181 min): a rest for the lower bound. From 23:22:58
/// to 03:59:48 are 276 min 50 s, less 44 min 55 s of stops: 3 h 52 min. That is more than 3 h 30 min and not more than 4 h:
/// a warning, from 23:22:58 to 03:59:48. If short stops counted it would be 4 h 37 min, and a breach from 03:22:58 on.
/// </item>
/// <item>
/// 7 August: from 00:03:55 to 04:32:43 with many stops of up to 22 min; nothing from 02:23:00 to 03:34:43. Never two hours
/// without a rest: no alert.
/// </item>
/// </list>
/// </summary>
public sealed class JiangxiTests
{
    private const string Vehicle = "jx-AA00002";
    private static readonly DriverId Nobody = DriverId.Parse("unknown@truck");

    [Fact]
    public async Task Judge_ThreeDays_WarnsOnceWhereTheHandDoes()
    {
        Assert.SkipWhen(SharedData.Folder is null, SharedData.MissingMessage);
        await using var world = await DriveAsync();
        await world.JudgeDriversAsync();
        var warning = Assert.Single(await world.RevisionsAsync());
        Assert.Equal(
            ("continuous-driving", Severity.Info, AlertState.Closed), (warning.Rule, warning.Severity, warning.State));
        Assert.Equal((At("2018-08-05T23:22:58Z"), At("2018-08-06T03:59:48Z")), (warning.Start, warning.End!.Value));
        var details = JsonDocument.Parse(warning.Details.Json).RootElement;
        Assert.Equal((3 * 3_600) + (52 * 60), details.GetProperty("lower_s").GetDouble(), tolerance: 60);
    }

    [Fact]
    public async Task Judge_ShortStopsThatCount_MakeItABreach()
    {
        Assert.SkipWhen(SharedData.Folder is null, SharedData.MissingMessage);
        await using var world = await DriveAsync();
        var pack = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "deploy", "rulepacks", "CN.json"));
        var rules = RuleSet.Create(RulePack.Parse(Encoding.UTF8.GetBytes(
            pack.Replace("\"short_stops_count\": false", "\"short_stops_count\": true", StringComparison.Ordinal))));
        await new DriverJudge(Nobody, world.DriverStores, rules, new RegionCatalogue(), world.Store.Vehicles).JudgeAsync();
        var breach = Assert.Single(await world.RevisionsAsync());
        Assert.Equal((Severity.Major, At("2018-08-05T23:22:58Z")), (breach.Severity, breach.Start));
        var details = JsonDocument.Parse(breach.Details.Json).RootElement;
        Assert.Equal((4 * 3_600) + (36 * 60) + 50, details.GetProperty("lower_s").GetDouble());
        Assert.Equal("2018-08-06T03:22:58Z", details.GetProperty("exceeded_at").GetString());
    }

    [Fact]
    public async Task Segments_FourthOfAugust_AreThoseOfTheHand()
    {
        Assert.SkipWhen(SharedData.Folder is null, SharedData.MissingMessage);
        await using var world = await DriveAsync();
        var day = await world.Store.Segments.ListAsync(
            DriverWorld.Truck, At("2018-08-04T00:00:00Z"), At("2018-08-05T00:00:00Z"), 100, CancellationToken.None);
        Assert.Equal(
            [
                (MotionKind.Driving, "2018-08-04T02:29:30Z", "2018-08-04T03:23:33Z"),
                (MotionKind.Stopped, "2018-08-04T03:23:33Z", "2018-08-04T03:32:30Z"),
                (MotionKind.Driving, "2018-08-04T03:32:30Z", "2018-08-04T04:14:30Z"),
                (MotionKind.Stopped, "2018-08-04T04:14:30Z", "2018-08-04T04:31:07Z"),
            ],
            day.SkipLast(1).Select(static one => (one.Kind, one.Start.ToString(), one.End.ToString())));
        Assert.Equal((MotionKind.Unknown, "2018-08-04T04:31:07Z"), (day[^1].Kind, day[^1].Start.ToString()));
    }

    private static DeviceTime At(string text) =>
        DeviceTime.TryParse(text, out var time) ? time : throw new FormatException(text);

    private static async Task<DriverWorld> DriveAsync()
    {
        var world = await DriverWorld.StartAsync();
        foreach (var batch in ReadTrace().Chunk(5_000))
        {
            await world.SendAsync(batch);
        }

        await world.FlushAsync();
        return world;
    }

    private static IEnumerable<NewPosition> ReadTrace()
    {
        using var file = File.OpenRead(SharedData.File("traces/cn-jiangxi-transport.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (fields[0] == Vehicle)
            {
                var position = new Position(
                    At(fields[1]),
                    GeoPoint.FromDegrees(Number(fields[2]), Number(fields[3])),
                    Speed.FromKilometersPerHour(Number(fields[4])));
                yield return new NewPosition(
                    DriverWorld.Truck,
                    position,
                    ContentHash.Of(position),
                    new ReceivedAt(1_800_000_000_000),
                    QualityFlags.Stale,
                    RegionPath.Empty);
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Grains.Drivers;
using Tracking.Grains.Tests.Vehicles;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Testing.Logs;

namespace Tracking.Grains.Tests.Drivers;

/// <summary>
/// A coach of one company and a truck of another, and two drivers, judged over a real store in a folder of its own,
/// without grains.
/// </summary>
internal sealed class DriverWorld : IAsyncDisposable
{
    public static readonly VehicleId Coach = VehicleId.Parse("coach");
    public static readonly VehicleId Truck = VehicleId.Parse("truck");
    public static readonly DriverId Zhang = DriverId.Parse("zhang");
    public static readonly DriverId Li = DriverId.Parse("li");

    private static readonly ReceivedAt Received = new(1_800_000_000_000);
    private readonly string _folder;
    private readonly Dictionary<VehicleId, VehicleJudge> _judges = [];

    private DriverWorld(string folder, SqliteStore store)
    {
        _folder = folder;
        Store = store;
        var stores = new VehicleStores(store.Log, store.Heads, store.Judgements, store.Alerts, store.Signs);
        var source = new JudgingSource(ChineseRules.Set, new FenceCatalogue(), new RegionCatalogue(), store.Vehicles);
        foreach (var vehicle in new[] { Coach, Truck })
        {
            _judges.Add(vehicle, new VehicleJudge(vehicle, VehicleState.Initial, stores, source, new LogRecord()));
        }
    }

    public SqliteStore Store { get; }

    public DriverStores DriverStores => new(Store.DriverJudgements, Store.Signs, Store.Segments, Store.Log);

    public static async Task<DriverWorld> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tracking-driver-").FullName;
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder, "tracking.db") }, TimeProvider.System);
        await store.Vehicles.RegisterAsync(
            [
                new Vehicle(Coach, VehicleClass.Coach, "Coaches", "360000"),
                new Vehicle(Truck, VehicleClass.HeavyTruck, "Freight", "430000"),
            ],
            CancellationToken.None);
        await store.Drivers.RegisterAsync(
            [new Driver(Zhang, "张", "Coaches", null), new Driver(Li, "李", "Freight", null)], CancellationToken.None);
        return new DriverWorld(folder, store);
    }

    /// <summary>A fix each half minute between two times of day, in minutes of 2026-03-01 by Chinese time.</summary>
    public static IEnumerable<NewPosition> Drive(
        VehicleId vehicle, double fromMinute, double toMinute, int speedKmh = 60, string province = "360000")
    {
        for (var minute = fromMinute; minute <= toMinute; minute += 0.5)
        {
            yield return Fixes.New(
                vehicle, (minute - 480) * 60, speedKmh, regions: RegionPath.Of([("province", province)]));
        }
    }

    public static DeviceTime Minute(double minute) => Fixes.Second((minute - 480) * 60);

    /// <summary>Stores positions and judges them, without judging drivers.</summary>
    public async Task SendAsync(IEnumerable<NewPosition> positions)
    {
        foreach (var group in positions.GroupBy(static position => position.Vehicle))
        {
            var result = await Store.Log.AppendAsync([.. group], CancellationToken.None);
            if (result.PreviousHeads.TryGetValue(group.Key, out var head))
            {
                await _judges[group.Key].JudgeAsync(
                    head.Number, [.. result.Positions.OfType<LoggedPosition>().Select(LogFact.Of)]);
            }
        }
    }

    /// <summary>Drains the windows and re-folds what is late, without judging drivers.</summary>
    public async Task FlushAsync()
    {
        foreach (var (vehicle, judge) in _judges)
        {
            await TickAsync(vehicle, judge, TickKind.Flush);
            if (judge.State.DirtyFrom is not null)
            {
                await TickAsync(vehicle, judge, TickKind.Refold);
            }
        }
    }

    public Task SignAsync(DriverId driver, VehicleId vehicle, double minute, SignKind kind = SignKind.On) =>
        Store.Signs.AddAsync(driver, vehicle, Minute(minute), kind, CancellationToken.None);

    /// <summary>Judges everybody whose hours changed.</summary>
    public async Task JudgeDriversAsync()
    {
        foreach (var driver in await Store.DriverJudgements.ListDueAsync(1_000, CancellationToken.None))
        {
            await NewJudge(driver).JudgeAsync();
        }

        Assert.Empty(await Store.DriverJudgements.ListDueAsync(1, CancellationToken.None));
    }

    public DriverJudge NewJudge(DriverId driver) =>
        new(driver, DriverStores, ChineseRules.Set, new RegionCatalogue(), Store.Vehicles);

    /// <summary>Every revision of the driver rules, in the order of the feed.</summary>
    public async Task<IReadOnlyList<AlertRevision>> RevisionsAsync(string feed = "all")
    {
        var page = await Store.Alerts.ReadFeedAsync(feed, 0, 10_000, CancellationToken.None);
        return [.. page.Entries.Select(static entry => entry.Revision)
            .Where(static revision => ChineseRules.Set.DriverRules.Any(rule => rule.Id == revision.Rule))];
    }

    /// <summary>What stands in the end, in words; of an alert that is still open the details may lag.</summary>
    public async Task<IReadOnlyList<string>> StandingAsync() =>
        [.. (await RevisionsAsync())
            .GroupBy(static revision => revision.Id)
            .Select(static alert => alert.MaxBy(static revision => revision.Number)!)
            .Where(static revision => revision.State != AlertState.Withdrawn)
            .Select(Text)
            .Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(AlertRevision revision) =>
        $"{revision.Driver} {revision.Rule} {revision.Severity} {Clock(revision.Start)}-{Clock(revision.End)}"
        + $" {revision.Vehicle}{(revision.State == AlertState.Closed ? " " + revision.Details.Json : "")}";

    private static string Clock(DeviceTime? time) => time is { } instant
        ? FormattableString.Invariant($"{instant.Since(Minute(0)).TotalMinutes:F1}")
        : "";

    private async Task TickAsync(VehicleId vehicle, VehicleJudge judge, TickKind kind)
    {
        await Store.Log.AppendTickAsync(vehicle, kind, Received, CancellationToken.None);
        await judge.CatchUpAsync();
    }
}

using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Storage.Fences;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Testing;
using Tracking.Testing.Logs;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>One vehicle, judged over a real embedded store in a folder of its own, without grains.</summary>
internal sealed class JudgeHarness : IAsyncDisposable
{
    public static readonly VehicleId Vehicle = VehicleId.Parse("test-1");

    private static readonly ReceivedAt Received = new(1_800_000_000_000);
    private readonly string _folder;
    private readonly VehicleStores _stores;
    private readonly JudgingSource _source;

    private JudgeHarness(string folder, SqliteStore store)
    {
        _folder = folder;
        Store = store;
        _stores = new VehicleStores(store.Log, store.Heads, store.Judgements, store.Alerts, store.Signs);
        var pack = RulePack.Parse(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "deploy", "rulepacks", "CN.json")));
        Rules = RuleSet.Create(pack);
        _source = new JudgingSource(Rules, Fences, new RegionCatalogue(), store.Vehicles);
        Judge = NewJudge(VehicleState.Initial);
    }

    public SqliteStore Store { get; }

    public RuleSet Rules { get; }

    /// <summary>The fences in force; imports into the store go through its <c>Replace</c>.</summary>
    public FenceCatalogue Fences { get; } = new();

    /// <summary>Changes the fences in the store and in force, as their door does.</summary>
    public Task ChangeFencesAsync(long number, FenceDefinition[] put, string[] deleted)
    {
        var prepared = PreparedFences.Of(Fences.Current, put, deleted);
        var change = new FenceChange(
            number,
            [.. put.Select(static fence => new MadeFence(fence, 1))],
            [.. deleted.Select(static id => new EndedFence(id, 1))]);
        return Store.Fences.ApplyAsync(
            change, offset => Fences.Commit(prepared, offset), CancellationToken.None);
    }

    public VehicleJudge Judge { get; private set; }

    /// <summary>
    /// What judging complained of; a revision that differs from the stored one of its number is such a complaint.
    /// </summary>
    public LogRecord Log { get; } = new();

    public static async Task<JudgeHarness> StartAsync(VehicleClass vehicleClass = VehicleClass.Hazmat)
    {
        var folder = Directory.CreateTempSubdirectory("tracking-judge-").FullName;
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder, "tracking.db") }, TimeProvider.System);
        await store.Vehicles.RegisterAsync([new Vehicle(Vehicle, vehicleClass, "", null)], CancellationToken.None);
        return new JudgeHarness(folder, store);
    }

    /// <summary>Stores positions and judges them, as one batch of a sender.</summary>
    public async Task SendAsync(IEnumerable<NewPosition> positions)
    {
        var result = await Store.Log.AppendAsync([.. positions], CancellationToken.None);
        var facts = result.Positions.OfType<LoggedPosition>().Select(LogFact.Of).ToList();
        if (facts.Count > 0)
        {
            await Judge.JudgeAsync(result.PreviousHeads[Vehicle].Number, facts);
        }
    }

    /// <summary>Drains the window and re-folds what is late, as the vehicle's grain does.</summary>
    public async Task FlushAsync()
    {
        await TickAsync(TickKind.Flush);
        if (Judge.State.DirtyFrom is not null)
        {
            await TickAsync(TickKind.Refold);
        }
    }

    public async Task TickAsync(TickKind kind, ReceivedAt? at = null)
    {
        await Store.Log.AppendTickAsync(Vehicle, kind, at ?? Received, CancellationToken.None);
        await Judge.CatchUpAsync();
    }

    /// <summary>Forgets the state and goes on from another one, as a new activation does from its snapshot.</summary>
    public void Restart(VehicleState from) => Judge = NewJudge(from);

    /// <summary>Every revision in the order of the feed.</summary>
    public async Task<IReadOnlyList<AlertRevision>> RevisionsAsync()
    {
        var revisions = new List<AlertRevision>();
        while (true)
        {
            var page = await Store.Alerts.ReadFeedAsync("all", revisions.Count, 1_000, CancellationToken.None);
            if (page.Entries.Count == 0)
            {
                return revisions;
            }

            revisions.AddRange(page.Entries.Select(static entry => entry.Revision));
        }
    }

    /// <summary>
    /// What stands in the end: the last word on every alert that is not withdrawn, apart from how it came about.
    /// </summary>
    public async Task<IReadOnlyList<AlertRevision>> StandingAsync() =>
        [.. (await RevisionsAsync())
            .GroupBy(static revision => revision.Id)
            .Select(static alert => alert.MaxBy(static revision => revision.Number)!)
            .Where(static revision => revision.State != AlertState.Withdrawn)
            .Select(static revision => revision with { Number = 0, Change = 0, Supersedes = null })
            .OrderBy(static revision => revision.Start)
            .ThenBy(static revision => revision.Id.Value, StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private VehicleJudge NewJudge(VehicleState from) =>
        new(Vehicle, from, _stores, _source, Log);
}

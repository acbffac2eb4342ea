using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Fences;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Fences;

/// <summary>What the fence store must do in any store.</summary>
public abstract class FenceStoreContract : StoreContract
{
    private readonly List<LogOffset> _announced = [];
    private long _change;

    [Fact]
    public async Task Apply_EveryField_ComesBack()
    {
        Assert.True(FenceCalendar.TryParse(["00:00-06:00"], [], "+08:00", out var calendar, out _));
        var full = Fence("a") with
        {
            SpeedLimit = Speed.FromKilometersPerHour(79.9),
            RadiusMeters = 250.5,
            Calendar = calendar,
            Dwell = TimeSpan.FromSeconds(30),
            ExemptCompanies = ["ACME"],
            Classes = [VehicleClass.Hazmat, VehicleClass.TourCoach],
            ValidFrom = DeviceTime.MinValue,
            ValidTo = DeviceTime.MaxValue,
        };
        await PutAsync(full, Fence("b"));
        await Store.ReopenAsync();
        var versions = await VersionsAsync();
        Assert.Equal([full, Fence("b")], versions.Select(static version => version.Fence));
    }

    [Fact]
    public async Task Apply_Offsets_AreTheNewestOfTheLog()
    {
        await AppendAsync(Fix(Truck, 0), Fix(Truck, 1));
        await PutAsync(Fence("a"));
        await AppendAsync(Fix(Truck, 2));
        await ApplyAsync([new MadeFence(Fence("a") with { Name = "again" }, 2)], [new EndedFence("a", 1)]);
        await AppendAsync(Fix(Truck, 3));
        await ApplyAsync([], [new EndedFence("a", 2)]);
        Assert.Equal(
            [("a", 1, 2L, 3L), ("again", 2, 3L, 4L)],
            (await VersionsAsync()).Select(static version => (
                version.Fence.Name, version.Number, version.KnownAfter.Number, version.DeletedAfter!.Value.Number)));
        Assert.Equal([2, 3, 4], _announced.Select(static offset => offset.Number));
        Assert.Equal(3, (await Store.Fences.ReadAsync(Cancellation)).Change);
    }

    [Fact]
    public async Task Apply_NotTheNextChange_IsRefusedAndStoresNothing()
    {
        await PutAsync(Fence("a"));
        foreach (var number in new[] { 0L, 1, 3 })
        {
            await Assert.ThrowsAsync<StorageException>(() => Store.Fences.ApplyAsync(
                new FenceChange(number, [new MadeFence(Fence("b"), 1)], []), _announced.Add, Cancellation));
        }

        Assert.Single(await VersionsAsync());
        Assert.Single(_announced);
    }

    [Fact]
    public async Task Apply_EndsWhatDoesNotStand_IsRefusedAndStoresNothing()
    {
        await PutAsync(Fence("a"));
        await Assert.ThrowsAsync<StorageException>(
            () => ApplyAsync([new MadeFence(Fence("b"), 1)], [new EndedFence("a", 2)]));
        Assert.Null(Assert.Single(await VersionsAsync()).DeletedAfter);
    }

    [Fact]
    public async Task Apply_LargeChange_IsKnownAtOnceAndWholeInTheirOrder()
    {
        FenceDefinition[] many = [.. Enumerable.Range(0, 1_500).Select(static i => Fence($"f{1_500 - i}"))];
        await PutAsync(many);
        await ApplyAsync(
            [.. many.Select(static fence => new MadeFence(fence with { Name = "again" }, 2))],
            [.. many.Select(static fence => new EndedFence(fence.Id, 1))]);
        await Store.ReopenAsync();
        var versions = await VersionsAsync();
        Assert.Equal(many.Concat(many).Select(static fence => fence.Id), versions.Select(static version => version.Fence.Id));
        Assert.All(versions.Take(1_500), static version => Assert.NotNull(version.DeletedAfter));
        Assert.All(versions.Skip(1_500), static version => Assert.Equal((2, null), (version.Number, version.DeletedAfter)));
    }

    [Fact]
    public async Task Apply_LargeChange_LetsPositionsInBetween()
    {
        var import = PutAsync([.. Enumerable.Range(0, 2_000).Select(static i => Fence($"f{i}"))]);
        var append = AppendAsync(Fix(Truck, 0));
        await Task.WhenAll(import, append);
        // Queued behind the first of its pieces, the position is stored before the change is known.
        Assert.All(await VersionsAsync(), static version => Assert.Equal(1, version.KnownAfter.Number));
    }

    [Fact]
    public async Task Apply_CancelledWhileItIsStaged_LeavesNothingAndTheNextGoesOn()
    {
        await PutAsync(Fence("a"));
        FenceDefinition[] many = [.. Enumerable.Range(0, 5_000).Select(static i => Fence($"f{i}"))];
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var change = new FenceChange(
            2, [.. many.Select(static fence => new MadeFence(fence, 1))], [new EndedFence("a", 1)]);
        var import = Store.Fences.ApplyAsync(change, _announced.Add, cancel.Token);
        // Behind the first pieces: the import waits for its turn again and again.
        await AppendAsync(Fix(Truck, 0));
        await AppendAsync(Fix(Truck, 1));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import);
        Assert.Null(Assert.Single(await VersionsAsync()).DeletedAfter);
        await Store.ReopenAsync();
        Assert.Null(Assert.Single(await VersionsAsync()).DeletedAfter);
        await ApplyAsync([new MadeFence(Fence("f7"), 1)], []);
        Assert.Equal(["a", "f7"], (await VersionsAsync()).Select(static version => version.Fence.Id));
        Assert.Null((await VersionsAsync())[0].DeletedAfter);
    }

    [Fact]
    public async Task Apply_PositionsAppendedBeside_AreNeverSeenBeforeTheirFences()
    {
        var inForce = 0L;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var appender = Task.Run(
            async () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    await AppendAsync(Fix(Truck, i));
                }
            },
            Cancellation);
        var reader = Task.Run(
            async () =>
            {
                var after = LogOffset.Start;
                while (!stop.IsCancellationRequested)
                {
                    var facts = await Store.Log.ReadAfterAsync(Truck, after, 100, Cancellation);
                    after = facts.Count == 0 ? after : facts[^1].Offset;
                    var listAtThatTime = Volatile.Read(ref inForce);
                    var stored = await VersionsAsync();
                    // Every version that a fact read so far must see was announced before the fact could be read.
                    var due = stored.Count(version => version.KnownAfter.Number < after.Number);
                    Assert.True(listAtThatTime >= due, $"{listAtThatTime} in force, {due} due at {after}");
                }
            },
            Cancellation);
        for (var i = 0; i < 30; i++)
        {
            var change = new FenceChange(++_change, [new MadeFence(Fence($"f{i}"), 1)], []);
            await Store.Fences.ApplyAsync(change, _ => Interlocked.Increment(ref inForce), Cancellation);
        }

        await stop.CancelAsync();
        await Task.WhenAll(appender, reader);
    }

    private static FenceDefinition Fence(string id) => new(
        id,
        id,
        """{"type":"Polygon","coordinates":[]}""",
        FenceAlerts.Enter | FenceAlerts.NoGo,
        null,
        [],
        At(0),
        At(9));

    private async Task<IReadOnlyList<FenceVersion>> VersionsAsync() =>
        (await Store.Fences.ReadAsync(Cancellation)).Versions;

    private Task PutAsync(params FenceDefinition[] fences) =>
        ApplyAsync([.. fences.Select(static fence => new MadeFence(fence, 1))], []);

    private Task ApplyAsync(IReadOnlyList<MadeFence> made, IReadOnlyList<EndedFence> ended) =>
        Store.Fences.ApplyAsync(new FenceChange(++_change, made, ended), _announced.Add, Cancellation);
}

using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Fences;

/// <summary>What the fence store must do in any store.</summary>
public abstract class FenceStoreContract : StoreContract
{
    private readonly List<IReadOnlyList<FenceVersion>> _announced = [];

    [Fact]
    public async Task Import_EveryField_ComesBack()
    {
        var full = Fence("a") with
        {
            SpeedLimit = Speed.FromKilometersPerHour(79.9),
            RadiusMeters = 250.5,
            Classes = [VehicleClass.Hazmat, VehicleClass.TourCoach],
            ValidFrom = DeviceTime.MinValue,
            ValidTo = DeviceTime.MaxValue,
        };
        await ImportAsync(full, Fence("b"));
        await Store.ReopenAsync();
        var versions = await Store.Fences.ListVersionsAsync(Cancellation);
        AssertSame(full, versions[0].Fence);
        AssertSame(Fence("b"), versions[1].Fence);
    }

    [Fact]
    public async Task Import_Offsets_AreTheNewestOfTheLog()
    {
        await AppendAsync(Fix(Truck, 0), Fix(Truck, 1));
        await ImportAsync(Fence("a"));
        await AppendAsync(Fix(Truck, 2));
        await ImportAsync(Fence("a") with { Name = "again" });
        await AppendAsync(Fix(Truck, 3));
        Assert.True(await DeleteAsync("a"));
        var versions = await Store.Fences.ListVersionsAsync(Cancellation);
        Assert.Equal(
            [("a", 2L, 3L), ("again", 3L, 4L)],
            versions.Select(fence => (fence.Fence.Name, fence.KnownAfter.Number, fence.DeletedAfter!.Value.Number)));
    }

    [Fact]
    public async Task Import_Unchanged_MakesNoNewVersion()
    {
        var full = Fence("a") with { Classes = [VehicleClass.Hazmat] };
        await ImportAsync(full, Fence("b"));
        await AppendAsync(Fix(Truck, 0));
        await ImportAsync(full with { Classes = [VehicleClass.Hazmat] }, Fence("b") with { Name = "changed" });
        var versions = await Store.Fences.ListVersionsAsync(Cancellation);
        Assert.Equal(["a", "b", "b"], versions.Select(static version => version.Fence.Id));
        Assert.Equal(3, _announced[^1].Count);
    }

    [Fact]
    public async Task Import_Callback_GetsTheWholeListBeforeTheTaskReturns()
    {
        await ImportAsync(Fence("b"));
        await ImportAsync(Fence("a"));
        await DeleteAsync("b");
        Assert.Equal(["b", "a,b", "a,b"], _announced.Select(list => string.Join(',', list.Select(v => v.Fence.Id))));
        Assert.NotNull(_announced[2][1].DeletedAfter);
    }

    [Fact]
    public async Task Delete_NoSuchFence_IsFalseAndSilent()
    {
        Assert.False(await DeleteAsync("a"));
        await ImportAsync(Fence("a"));
        Assert.True(await DeleteAsync("a"));
        Assert.False(await DeleteAsync("a"));
        Assert.Equal(2, _announced.Count);
    }

    [Fact]
    public async Task Import_SameIdTwice_IsRefusedAndStoresNothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(Fence("a"), Fence("a")));
        Assert.Empty(await Store.Fences.ListVersionsAsync(Cancellation));
    }

    [Fact]
    public async Task Import_PositionsAppendedBeside_AreNeverSeenBeforeTheirFences()
    {
        IReadOnlyList<FenceVersion> inForce = [];
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
                    var stored = await Store.Fences.ListVersionsAsync(Cancellation);
                    // Every version that a fact read so far must see was announced before the fact could be read.
                    var due = stored.Count(version => version.KnownAfter.Number < after.Number);
                    Assert.True(listAtThatTime.Count >= due, $"{listAtThatTime.Count} in force, {due} due at {after}");
                }
            },
            Cancellation);
        for (var i = 0; i < 30; i++)
        {
            await Store.Fences.ImportAsync(
                [Fence($"f{i}")], list => Volatile.Write(ref inForce, list), Cancellation);
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

    // Records compare lists by reference, so the classes are compared apart.
    private static void AssertSame(FenceDefinition expected, FenceDefinition actual)
    {
        Assert.Equal(expected.Classes, actual.Classes);
        Assert.Equal(expected, actual with { Classes = expected.Classes });
    }

    private Task ImportAsync(params FenceDefinition[] fences) =>
        Store.Fences.ImportAsync(fences, _announced.Add, Cancellation);

    private Task<bool> DeleteAsync(string id) => Store.Fences.DeleteAsync(id, _announced.Add, Cancellation);
}

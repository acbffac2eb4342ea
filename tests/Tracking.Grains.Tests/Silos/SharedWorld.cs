using Tracking.Grains.Tests.Silos;
using Tracking.Model.Vehicles;

[assembly: AssemblyFixture(typeof(SharedWorld))]

namespace Tracking.Grains.Tests.Silos;

/// <summary>
/// The silo of all tests that need none of their own. Each test uses vehicles, regions and companies of its own.
/// </summary>
public sealed class SharedWorld : IAsyncLifetime
{
    private SiloWorld? _world;
    private int _names;

    internal SiloWorld World => _world!;

    public async ValueTask InitializeAsync() => _world = await SiloWorld.StartAsync();

    public ValueTask DisposeAsync() => _world!.DisposeAsync();

    /// <summary>A name that no other test has.</summary>
    internal string NewName() => $"own-{Interlocked.Increment(ref _names)}";

    /// <summary>A registered vehicle of the test's own.</summary>
    internal async Task<VehicleId> NewVehicleAsync()
    {
        var id = VehicleId.Parse(NewName());
        await World.RegisterAsync(id);
        return id;
    }
}

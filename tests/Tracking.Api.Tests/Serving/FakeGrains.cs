using System.Collections.Concurrent;
using Tracking.Contracts;
using Tracking.Contracts.Drivers;
using Tracking.Contracts.Fleets;
using Tracking.Contracts.Regions;
using Tracking.Contracts.Vehicles;
using Tracking.Model.Drivers;
using Tracking.Model.Vehicles;
using Tracking.Storage.Vehicles;

namespace Tracking.Api.Tests.Serving;

/// <summary>Grains that answer what a test puts into them.</summary>
internal sealed class FakeGrains
{
    private readonly ConcurrentDictionary<string, FakeVehicle> _vehicles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeDriver> _drivers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeRegion> _regions = new(StringComparer.Ordinal);

    public FakeGrains(IVehicleRegistry registry) => Factory = GrainFactoryProxy.Create((type, key) =>
        type == typeof(IVehicleGrain) ? _vehicles.GetOrAdd(key, static _ => new FakeVehicle())
        : type == typeof(IDriverGrain) ? _drivers.GetOrAdd(key, static _ => new FakeDriver())
        : type == typeof(IRegionGrain) ? _regions.GetOrAdd(key, static _ => new FakeRegion())
        : type == typeof(IFleetGrain) ? new FakeFleet(registry, GrainKeys.FleetOf(key))
        : throw new NotSupportedException($"no service should call a {type}"));

    public IGrainFactory Factory { get; }

    public FakeVehicle Vehicle(string id) =>
        _vehicles.GetOrAdd(GrainKeys.Vehicle(VehicleId.Parse(id)), static _ => new FakeVehicle());

    public FakeDriver Driver(string id) => _drivers.GetOrAdd(GrainKeys.Driver(DriverId.Parse(id)), static _ => new FakeDriver());

    public FakeRegion Region(string code) => _regions.GetOrAdd(GrainKeys.Region(code), static _ => new FakeRegion());
}

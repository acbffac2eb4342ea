using Tracking.Contracts.Fleets;
using Tracking.Model.Vehicles;
using Tracking.Storage.Vehicles;

namespace Tracking.Api.Tests.Serving;

/// <summary>A company that registers in the real registry, and may have <see cref="Limit"/> vehicles in one call.</summary>
internal sealed class FakeFleet(IVehicleRegistry registry, string company) : IFleetGrain
{
    public const int Limit = 3;

    public async Task<RegistrationResult> RegisterAsync(FleetVehicle[] vehicles)
    {
        if (vehicles.Length > Limit)
        {
            return new RegistrationResult(0, true, Limit);
        }

        var registered = await registry.RegisterAsync(
            [.. vehicles.Select(vehicle => new Vehicle(
                VehicleId.Parse(vehicle.VehicleId), vehicle.Class, company, vehicle.HomeRegion))],
            CancellationToken.None);
        return new RegistrationResult(registered, false, Limit);
    }
}

using Tracking.Contracts;
using Tracking.Contracts.Fleets;
using Tracking.Model.Vehicles;
using Tracking.Storage.Vehicles;

namespace Tracking.Grains.Fleets;

/// <summary>
/// One activation is one transport company while its vehicles are being registered. It holds a count; the registry
/// holds the vehicles, and a new activation counts them again.
/// </summary>
internal sealed class FleetGrain(IVehicleRegistry registry) : Grain, IFleetGrain
{
    /// <summary>
    /// The most vehicles a company may have: several times the largest fleet, and what one activation remembers.
    /// </summary>
    internal const int MaximumVehicles = 100_000;

    private const int PageSize = 1_000;
    private readonly HashSet<VehicleId> _vehicles = [];
    private string _company = "";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _company = GrainKeys.FleetOf(this.GetPrimaryKeyString());
        VehicleId? after = null;
        while (true)
        {
            var page = await registry.ListAsync(new VehicleQuery(VehicleFilter.OfCompany(_company), after, PageSize), cancellationToken);
            _vehicles.UnionWith(page.Select(static vehicle => vehicle.Id));
            if (page.Count < PageSize)
            {
                return;
            }

            after = page[^1].Id;
        }
    }

    public async Task<RegistrationResult> RegisterAsync(FleetVehicle[] vehicles)
    {
        var registrations = vehicles
            .Select(vehicle => new Vehicle(
                VehicleId.Parse(vehicle.VehicleId), vehicle.Class, _company, vehicle.HomeRegion))
            .ToList();
        var added = registrations.Select(static vehicle => vehicle.Id).Where(id => !_vehicles.Contains(id)).ToHashSet();
        if (_vehicles.Count + added.Count > MaximumVehicles)
        {
            return new RegistrationResult(0, true, MaximumVehicles);
        }

        var registered = await registry.RegisterAsync(registrations, CancellationToken.None);
        _vehicles.UnionWith(added);
        return new RegistrationResult(registered, false, MaximumVehicles);
    }
}

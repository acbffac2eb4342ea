using Tracking.Api.Errors;
using Tracking.Geo.Live;
using Tracking.Ingest.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Vehicles;

namespace Tracking.Api.Vehicles;

/// <summary>Reads filters of vehicles, and applies them to vehicles in memory.</summary>
internal sealed class VehicleFilters(IVehicleRegistry registry, IAlertStore alerts, RegionDoor regions)
{
    /// <summary>The longest text of a filter, characters: as long as a company's name may be.</summary>
    private const int MaximumLength = 200;

    /// <exception cref="Grpc.Core.RpcException">There is no such class or region, or a text is too long.</exception>
    public VehicleFilter Of(V1.VehicleFilter? message) => message is null ? VehicleFilter.All : new VehicleFilter
    {
        IdPrefix = Text(message.IdPrefix, "filter.id_prefix"),
        Company = Text(message.Company, "filter.company"),
        Class = message.VehicleClass.Length == 0 ? null
            : VehicleClasses.TryParse(message.VehicleClass, out var vehicleClass) ? vehicleClass
            : throw ApiError.InvalidArgument(
                $"filter.vehicle_class is '{message.VehicleClass}', none of {string.Join(", ", VehicleClasses.AllCodes)}"),
        Region = message.RegionCode.Length == 0 ? null
            : regions.Find(message.RegionCode)?.Code ?? throw ApiError.RegionNotFound(message.RegionCode),
        HasOpenAlert = message.HasOpenAlert,
        OpenAlertRule = Text(message.OpenAlertRule, "filter.open_alert_rule"),
    };

    /// <summary>A test of live vehicles, without the store; null when every vehicle passes.</summary>
    public async Task<Predicate<LiveVehicle>?> TestAsync(VehicleFilter filter, CancellationToken cancellationToken)
    {
        if (filter == VehicleFilter.All)
        {
            return null;
        }

        var open = filter.AsksForAlert
            ? (await alerts.ListVehiclesWithOpenAsync(filter.OpenAlertRule, cancellationToken)).ToHashSet()
            : null;
        return vehicle =>
            (filter.IdPrefix is null || vehicle.Vehicle.Value.StartsWith(filter.IdPrefix, StringComparison.Ordinal))
            && (open is null || open.Contains(vehicle.Vehicle))
            && (filter.Region is null || vehicle.Position.Regions.HasCode(filter.Region))
            && HasRegistration(vehicle.Vehicle, filter);
    }

    private static string? Text(string text, string name) => text.Length switch
    {
        0 => null,
        <= MaximumLength => text,
        _ => throw ApiError.InvalidArgument($"{name} has {text.Length} characters; at most {MaximumLength} are allowed"),
    };

    private bool HasRegistration(VehicleId id, VehicleFilter filter)
    {
        if (filter.Company is null && filter.Class is null)
        {
            return true;
        }

        var vehicle = registry.Find(id);
        return vehicle is not null
            && (filter.Company is null || vehicle.Company == filter.Company)
            && (filter.Class is null || vehicle.Class == filter.Class);
    }
}

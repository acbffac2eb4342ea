using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.V1;
using Vehicle = Tracking.V1.Vehicle;

namespace Tracking.Api.Vehicles;

/// <summary>Vehicles from the model to the wire.</summary>
internal static class VehicleMessages
{
    public static Vehicle ToMessage(Model.Vehicles.Vehicle vehicle, VehicleHead? head) => new()
    {
        Registration = ToMessage(vehicle),
        Live = head?.Live is { } live ? PositionMessages.ToMessage(vehicle.Id, live) : null,
    };

    public static VehicleRegistration ToMessage(Model.Vehicles.Vehicle vehicle) => new()
    {
        VehicleId = vehicle.Id.Value,
        VehicleClass = vehicle.Class.Code(),
        Company = vehicle.Company,
        HomeRegionCode = vehicle.HomeRegion ?? "",
    };

    /// <summary>The id that a page goes on after; null for the first page.</summary>
    public static VehicleId? ToAfter(string pageToken) => pageToken.Length == 0 ? null
        : VehicleId.TryParse(pageToken, out var id) ? id
        : throw ApiError.InvalidArgument("page_token is not one that this server gave");
}

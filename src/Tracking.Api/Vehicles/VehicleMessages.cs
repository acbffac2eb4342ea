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
        Registration = new VehicleRegistration
        {
            VehicleId = vehicle.Id.Value,
            VehicleClass = vehicle.Class.Code(),
            Company = vehicle.Company,
            HomeRegionCode = vehicle.HomeRegion ?? "",
        },
        Live = head?.Live is { } live ? PositionMessages.ToMessage(vehicle.Id, live) : null,
    };
}

using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Areas;

/// <summary>Vehicles with their live positions and how far away they are.</summary>
internal static class NearbyRows
{
    public static Rows<NearbyVehicle> Of(Invocation invocation) => new(
        invocation,
        static () => new HumanTable(["vehicle", "class", "company", ">distance (m)", .. Fix.Headings]),
        static (table, vehicle) => table.Add(
        [
            vehicle.Registration.VehicleId,
            vehicle.Registration.VehicleClass,
            vehicle.Registration.Company,
            HumanTable.Number(vehicle.DistanceM),
            .. Fix.Cells(vehicle.Live),
        ]),
        Write);

    private static void Write(Utf8JsonWriter json, NearbyVehicle vehicle)
    {
        json.Text("vehicle", vehicle.Registration.VehicleId);
        json.Text("class", vehicle.Registration.VehicleClass);
        json.TextOrNull("company", vehicle.Registration.Company);
        json.Number("distance_m", vehicle.DistanceM);
        Fix.Write(json, vehicle.Live);
    }
}

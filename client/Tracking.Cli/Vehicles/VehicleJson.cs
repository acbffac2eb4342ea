using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>A vehicle as members of a JSON object.</summary>
internal static class VehicleJson
{
    /// <summary>What a list knows of it.</summary>
    public static void WriteListed(Utf8JsonWriter json, Vehicle vehicle)
    {
        json.Text("id", vehicle.Registration.VehicleId);
        json.Text("class", vehicle.Registration.VehicleClass);
        json.TextOrNull("company", vehicle.Registration.Company);
        json.TextOrNull("home_region", vehicle.Registration.HomeRegionCode);
        Fix.Write(json, "live", vehicle.Live);
    }

    /// <summary>All there is.</summary>
    public static void Write(Utf8JsonWriter json, Vehicle vehicle)
    {
        WriteListed(json, vehicle);
        json.Instant("judged_until", vehicle.JudgedUntil);
        json.Texts("open_alerts", vehicle.OpenAlertIds);
    }
}

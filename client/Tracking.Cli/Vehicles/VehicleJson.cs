using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Alerts;
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
        WriteRegistration(json, vehicle.Registration);
        Fix.Write(json, "live", vehicle.Live);
    }

    /// <summary>What was known of it before an instant.</summary>
    public static void WriteAsOf(Utf8JsonWriter json, VehicleAsOf vehicle, Timestamp instant)
    {
        WriteRegistration(json, vehicle.Registration);
        json.Instant("known_before", instant);
        Fix.Write(json, "live", vehicle.Live);
        json.WriteStartArray("open_alerts");
        foreach (var alert in vehicle.OpenAlerts)
        {
            json.WriteStartObject();
            AlertJson.Write(json, alert);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>All there is.</summary>
    public static void Write(Utf8JsonWriter json, Vehicle vehicle)
    {
        WriteListed(json, vehicle);
        json.Instant("judged_until", vehicle.JudgedUntil);
        json.Texts("open_alerts", vehicle.OpenAlertIds);
    }

    private static void WriteRegistration(Utf8JsonWriter json, VehicleRegistration registration)
    {
        json.Text("id", registration.VehicleId);
        json.Text("class", registration.VehicleClass);
        json.TextOrNull("company", registration.Company);
        json.TextOrNull("home_region", registration.HomeRegionCode);
    }
}

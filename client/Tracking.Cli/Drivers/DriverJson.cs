using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>Drivers and assignments as members of a JSON object.</summary>
internal static class DriverJson
{
    public static void Write(Utf8JsonWriter json, Driver driver)
    {
        json.Text("id", driver.Registration.DriverId);
        json.TextOrNull("name", driver.Registration.Name);
        json.TextOrNull("company", driver.Registration.Company);
        json.TextOrNull("licence_number", driver.Registration.LicenceNumber);
    }

    public static void Write(Utf8JsonWriter json, Assignment assignment)
    {
        json.Text("driver", assignment.DriverId);
        json.Text("vehicle", assignment.VehicleId);
        json.Instant("from", assignment.From);
        json.Instant("to", assignment.To);
    }

    /// <summary>Writes a member that is an assignment, or null.</summary>
    public static void Write(Utf8JsonWriter json, string name, Assignment? assignment)
    {
        if (assignment is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Write(json, assignment);
        json.WriteEndObject();
    }
}

using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.V1;

namespace Tracking.Cli.Quarantine;

/// <summary>A rejected row as members of a JSON object.</summary>
internal static class QuarantineJson
{
    public static void Write(Utf8JsonWriter json, QuarantinedRow row)
    {
        json.WriteNumber("number", row.Number);
        json.Instant("received_at", row.ReceivedAt);
        json.Text("source", row.Source);
        json.TextOrNull("vehicle", row.VehicleId);
        json.Text("reason", row.Reason);
        json.Text("problem", row.Problem);
        if (row.Line == 0)
        {
            json.WriteNull("line");
        }
        else
        {
            json.WriteNumber("line", row.Line);
        }

        json.Text("content", row.Content);
    }
}

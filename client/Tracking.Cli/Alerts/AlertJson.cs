using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Output;
using Tracking.V1;

namespace Tracking.Cli.Alerts;

/// <summary>A revision as members of a JSON object.</summary>
internal static class AlertJson
{
    public static void Write(Utf8JsonWriter json, AlertRevision revision)
    {
        json.Text("id", revision.AlertId);
        json.Text("vehicle", revision.VehicleId);
        json.Text("driver", revision.DriverId);
        json.Text("rule", revision.Rule);
        json.Text("state", revision.State);
        json.Text("severity", revision.Severity);
        json.Instant("start", revision.Start);
        json.Instant("end", revision.End);
        json.TextOrNull("region", revision.RegionCodes.LastOrDefault(""));
        json.WriteNumber("revision", revision.Revision);
        json.WriteNumber("cursor", revision.Cursor);
        json.WritePropertyName("details");
        Write(json, revision.Details ?? new Struct());
        json.Text("change", revision.Change);
        json.TextOrNull("object", revision.Object);
        json.Number("lat", revision.LatitudeDeg);
        json.Number("lon", revision.LongitudeDeg);
        json.Texts("regions", revision.RegionCodes);
        json.Text("rule_pack", revision.RulePack);
        json.TextOrNull("supersedes", revision.SupersedesAlertId);
    }

    // In the order received: the rule's own, most telling first.
    private static void Write(Utf8JsonWriter json, Struct details)
    {
        json.WriteStartObject();
        foreach (var (name, value) in details.Fields)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.NumberValue when double.IsFinite(value.NumberValue):
                json.WriteNumberValue(value.NumberValue);
                break;
            case Value.KindOneofCase.StringValue:
                json.WriteStringValue(value.StringValue);
                break;
            case Value.KindOneofCase.BoolValue:
                json.WriteBooleanValue(value.BoolValue);
                break;
            case Value.KindOneofCase.StructValue:
                Write(json, value.StructValue);
                break;
            case Value.KindOneofCase.ListValue:
                json.WriteStartArray();
                foreach (var item in value.ListValue.Values)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}

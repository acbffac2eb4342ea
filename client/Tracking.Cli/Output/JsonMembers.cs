using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Tracking.Client.Traces;

namespace Tracking.Cli.Output;

/// <summary>Members as every command writes them: what is absent is null, an instant is ISO-8601 with Z.</summary>
internal static class JsonMembers
{
    public static void Text(this Utf8JsonWriter json, string name, string value) =>
        json.WriteString(name, value);

    /// <summary>An empty text means that there is none.</summary>
    public static void TextOrNull(this Utf8JsonWriter json, string name, string value)
    {
        if (value.Length == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    public static void Instant(this Utf8JsonWriter json, string name, Timestamp? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, InstantText.Format(value));
        }
    }

    /// <summary>
    /// The shortest text that reads back as the same number; JSON has no word for what is not finite.
    /// </summary>
    public static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}

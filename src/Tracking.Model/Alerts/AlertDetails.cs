using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracking.Model.Alerts;

/// <summary>
/// What a rule has to say about one alert: a flat JSON object in the order in which the rule wrote its fields. The text
/// is the value: the same facts give the same bytes.
/// </summary>
public sealed record AlertDetails
{
    private AlertDetails(string json) => Json = json;

    /// <summary>No details: <c>{}</c>.</summary>
    public static AlertDetails Empty { get; } = new("{}");

    /// <summary>The JSON object, without white space.</summary>
    public string Json { get; }

    /// <summary>
    /// Builds details field by field: strings, numbers, booleans or null; a name carries its unit as the last word.
    /// </summary>
    public static AlertDetails Of(params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }

            writer.WriteEndObject();
        }

        return new AlertDetails(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Takes back what <see cref="Json"/> gave; the text is trusted to be a JSON object.</summary>
    public static AlertDetails Parse(string json) => new(json);

    /// <summary>The JSON object.</summary>
    public override string ToString() => Json;

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            default: throw new ArgumentException($"{value.GetType()} cannot be an alert detail", nameof(value));
        }
    }
}

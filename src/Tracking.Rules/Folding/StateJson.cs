using System.Text.Json;
using System.Text.Json.Serialization;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Folding;

/// <summary>
/// How states are kept in snapshots: JSON, with every value type in the form that gives the same value back.
/// </summary>
public static class StateJson
{
    /// <summary>The options to write and read states with.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new NumberConverter<DeviceTime>(
            static time => time.UnixMilliseconds, static value => new DeviceTime(value)));
        options.Converters.Add(new NumberConverter<ReceivedAt>(
            static time => time.UnixMilliseconds, static value => new ReceivedAt(value)));
        options.Converters.Add(new NumberConverter<ContentHash>(
            static hash => unchecked((long)hash.Value), static value => new ContentHash(unchecked((ulong)value))));
        options.Converters.Add(new TextConverter<VehicleId>(static id => id.Value, VehicleId.Parse));
        options.Converters.Add(new TextConverter<AlertId>(static id => id.Value, AlertId.Parse));
        options.Converters.Add(new TextConverter<RegionPath>(static path => path.ToString(), RegionPath.Parse));
        options.Converters.Add(new TextConverter<AlertDetails>(static details => details.Json, AlertDetails.Parse));
        options.Converters.Add(new GeoPointConverter());
        options.Converters.Add(new DoubleConverter<Speed>(static speed => speed.MetersPerSecond, Speed.FromMetersPerSecond));
        options.Converters.Add(new DoubleConverter<Heading>(static heading => heading.Degrees, Heading.FromDegrees));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class NumberConverter<T>(Func<T, long> write, Func<long, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(write(value));
    }

    private sealed class DoubleConverter<T>(Func<T, double> write, Func<double, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(write(value));
    }

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    /// <summary>A point as <c>[latitude, longitude]</c>.</summary>
    private sealed class GeoPointConverter : JsonConverter<GeoPoint>
    {
        public override GeoPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Read();
            var latitude = reader.GetDouble();
            reader.Read();
            var longitude = reader.GetDouble();
            reader.Read();
            return GeoPoint.FromDegrees(latitude, longitude);
        }

        public override void Write(Utf8JsonWriter writer, GeoPoint value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Latitude);
            writer.WriteNumberValue(value.Longitude);
            writer.WriteEndArray();
        }
    }
}

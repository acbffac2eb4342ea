using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Tracking.Geo.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Fences;

/// <summary>
/// Reads fences from a GeoJSON FeatureCollection. A Polygon or MultiPolygon is an area; a Point with <c>radius_m</c> is a
/// circle; a LineString or MultiLineString with <c>width_m</c>, the whole width, is a corridor with round ends. Further
/// properties: <c>id</c> (or the feature's id, or <c>code</c>), <c>name</c> (the id when absent), <c>alerts</c> (array of
/// <c>enter</c>, <c>exit</c>, <c>no-go</c>), <c>speed_limit_kmh</c>, <c>vehicle_classes</c> (array), <c>valid_from</c>,
/// <c>valid_to</c> (ISO-8601 with a zone), and those of <see cref="FenceConditions"/>. Others are passed over.
/// </summary>
public static class FenceImport
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaximumIdLength = 64;

    /// <summary>The longest name, in characters.</summary>
    public const int MaximumNameLength = 200;

    /// <summary>Reads a document; all or nothing.</summary>
    /// <param name="utf8Json">The document, UTF-8.</param>
    /// <param name="fences">The fences in their order; ids are unique.</param>
    /// <param name="error">
    /// The first thing found wrong; <see cref="GeoJsonErrorKind.BadProperty"/> when the GeoJSON itself is right.
    /// </param>
    /// <returns>Whether the whole document could be read.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8Json,
        [NotNullWhen(true)] out IReadOnlyList<FenceDefinition>? fences,
        [NotNullWhen(false)] out GeoJsonError? error)
    {
        fences = null;
        if (!GeoJsonReader.TryRead(
            utf8Json, InvalidGeometry.Refuse, GeometryKinds.AreasPointsAndLines, out var features, out error))
        {
            return false;
        }

        var read = new List<FenceDefinition>(features.Count);
        var indexById = new Dictionary<string, int>(features.Count, StringComparer.Ordinal);
        foreach (var feature in features)
        {
            var properties = new PropertyReader(feature);
            var fence = Read(feature, properties);
            if (properties.Error is null && !indexById.TryAdd(fence.Id, feature.Index))
            {
                properties.Fail($"the id '{fence.Id}' is also that of feature {indexById[fence.Id]}");
            }

            error = properties.Error;
            if (error is not null)
            {
                return false;
            }

            read.Add(fence);
        }

        fences = read;
        return true;
    }

    /// <summary>Reads a document with exactly one fence: a FeatureCollection of one feature, or a Feature alone.</summary>
    /// <param name="utf8Json">The document, UTF-8.</param>
    /// <param name="fence">The fence.</param>
    /// <param name="error">The first thing found wrong.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryReadOne(
        ReadOnlyMemory<byte> utf8Json,
        [NotNullWhen(true)] out FenceDefinition? fence,
        [NotNullWhen(false)] out GeoJsonError? error)
    {
        fence = null;
        if (!TryRead(SingleFeature.ToCollection(utf8Json), out var fences, out error))
        {
            return false;
        }

        if (fences.Count == 1)
        {
            fence = fences[0];
            return true;
        }

        error = new GeoJsonError(
            GeoJsonErrorKind.NotFeatureCollection, $"the document has {fences.Count} features where it must have one");
        return false;
    }

    private static FenceDefinition Read(GeoJsonFeature feature, PropertyReader properties)
    {
        var id = ReadId(feature, properties);
        var limit = ReadLimit(properties);
        var from = ReadTime(properties, "valid_from") ?? DeviceTime.MinValue;
        var to = ReadTime(properties, "valid_to") ?? DeviceTime.MaxValue;
        if (from >= to)
        {
            properties.Fail($"'valid_to' ({to}) must be later than 'valid_from' ({from})");
        }

        var (radiusMeters, widthMeters) = FenceReach.Read(feature, properties);
        return new FenceDefinition(
            id,
            properties.Text("name", MaximumNameLength) ?? id,
            feature.GeometryJson,
            ReadAlerts(properties, hasLimit: limit is not null),
            limit,
            ReadClasses(properties),
            from,
            to)
        {
            RadiusMeters = radiusMeters,
            WidthMeters = widthMeters,
            Calendar = FenceConditions.ReadCalendar(properties),
            Dwell = FenceConditions.ReadSeconds(properties, "dwell_s", FenceConditions.DwellSeconds),
            MaximumInside = FenceConditions.ReadSeconds(properties, "max_inside_s", FenceConditions.InsideSeconds),
            ExemptVehicles = FenceConditions.ReadExempt(properties, "exempt_vehicles"),
            ExemptCompanies = FenceConditions.ReadExempt(properties, "exempt_companies"),
        };
    }

    private static string ReadId(GeoJsonFeature feature, PropertyReader properties)
    {
        var id = properties.Text("id", MaximumIdLength) ?? feature.Id ?? properties.Text("code", MaximumIdLength);
        if (id is null)
        {
            properties.Fail("has no id: neither the property 'id', nor the feature's id, nor the property 'code'");
        }
        else if (!PropertyReader.IsText(id, MaximumIdLength))
        {
            properties.Fail($"the id must have 1 to {MaximumIdLength} characters");
        }

        return id ?? "";
    }

    private static Speed? ReadLimit(PropertyReader properties)
    {
        if (properties.Find("speed_limit_kmh") is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var limit)
            && limit > 0
            && Speed.TryFromKilometersPerHour(limit, out var speed))
        {
            return speed;
        }

        properties.Fail($"'speed_limit_kmh' must be a number above 0, at most {Speed.MaximumKilometersPerHour}");
        return null;
    }

    private static FenceAlerts ReadAlerts(PropertyReader properties, bool hasLimit)
    {
        if (properties.Texts("alerts") is not { } names)
        {
            return hasLimit ? FenceAlerts.None : FenceAlerts.Enter | FenceAlerts.Exit;
        }

        var alerts = FenceAlerts.None;
        foreach (var name in names)
        {
            alerts |= ReadAlert(properties, name);
        }

        return alerts;
    }

    private static FenceAlerts ReadAlert(PropertyReader properties, string name)
    {
        if (!FenceAlertNames.TryParse(name, out var alert))
        {
            properties.Fail($"'alerts' holds '{Excerpt.Of(name)}': it may hold enter, exit and no-go");
        }

        return alert;
    }

    private static List<VehicleClass> ReadClasses(PropertyReader properties)
    {
        var classes = new List<VehicleClass>();
        foreach (var code in properties.Texts("vehicle_classes") ?? [])
        {
            if (!VehicleClasses.TryParse(code, out var vehicleClass))
            {
                var allowed = string.Join(", ", VehicleClasses.AllCodes);
                properties.Fail($"'vehicle_classes' holds '{Excerpt.Of(code)}': it may hold {allowed}");
            }
            else if (!classes.Contains(vehicleClass))
            {
                classes.Add(vehicleClass);
            }
        }

        return classes;
    }

    private static DeviceTime? ReadTime(PropertyReader properties, string name)
    {
        if (properties.Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && DeviceTime.TryParse(value.GetString(), out var time))
        {
            return time;
        }

        properties.Fail($"'{name}' must be a time in ISO-8601 with a zone, such as 2026-11-21T08:00:00+08:00");
        return null;
    }
}

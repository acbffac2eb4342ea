using System.Diagnostics.CodeAnalysis;
using Tracking.Geo.GeoJson;
using Tracking.Model.Regions;

namespace Tracking.Geo.Regions;

/// <summary>
/// Reads administrative regions from a GeoJSON FeatureCollection whose features have the properties <c>code</c>,
/// <c>name</c>, <c>level</c> and optionally <c>parent</c> (a code). Borders that cross themselves are repaired and
/// counted. A region that names itself as its parent has none: published files write the top of a tree so.
/// </summary>
public static class RegionImport
{
    /// <summary>
    /// The longest code, level or parent, in characters: GB/T 2260 has six, with room for any other system.
    /// </summary>
    public const int MaximumCodeLength = 64;

    /// <summary>The longest name, in characters.</summary>
    public const int MaximumNameLength = 200;

    /// <summary>Reads a document; all or nothing.</summary>
    /// <param name="utf8Json">The document, UTF-8.</param>
    /// <param name="regions">The regions in their order.</param>
    /// <param name="error">The first thing found wrong.</param>
    /// <returns>Whether the whole document could be read.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8Json,
        [NotNullWhen(true)] out ImportedRegions? regions,
        [NotNullWhen(false)] out GeoJsonError? error)
    {
        regions = null;
        if (!GeoJsonReader.TryRead(utf8Json, InvalidGeometry.Repair, out var features, out error))
        {
            return false;
        }

        var definitions = new List<RegionDefinition>(features.Count);
        var byCode = new Dictionary<string, GeoJsonFeature>(features.Count, StringComparer.Ordinal);
        foreach (var feature in features)
        {
            var properties = new PropertyReader(feature);
            var region = Read(feature, properties);
            if (properties.Error is null && !byCode.TryAdd(region.Code, feature))
            {
                properties.Fail($"the code '{region.Code}' is also that of feature {byCode[region.Code].Index}");
            }

            error = properties.Error;
            if (error is not null)
            {
                return false;
            }

            definitions.Add(region);
        }

        if (RegionParents.FindCycle(definitions) is { } cycle)
        {
            var first = byCode[cycle[0]];
            var properties = new PropertyReader(first);
            properties.Fail(RegionParents.Describe(cycle));
            error = properties.Error!;
            return false;
        }

        regions = new ImportedRegions(definitions, features.Count(static feature => feature.Repaired));
        return true;
    }

    private static RegionDefinition Read(GeoJsonFeature feature, PropertyReader properties)
    {
        var code = properties.RequiredText("code", MaximumCodeLength);
        var parent = properties.Text("parent", MaximumCodeLength);
        var region = new RegionDefinition(
            code,
            properties.RequiredText("name", MaximumNameLength),
            properties.RequiredText("level", MaximumCodeLength),
            parent == code ? null : parent,
            feature.GeometryJson);
        CheckPathPart(properties, "code", region.Code);
        CheckPathPart(properties, "level", region.Level);
        return region;
    }

    // Both become part of a RegionPath, which these two characters take apart.
    private static void CheckPathPart(PropertyReader properties, string name, string text)
    {
        if (text.AsSpan().IndexOfAny('/', '=') >= 0)
        {
            properties.Fail($"'{name}' must not hold '/' or '='");
        }
    }
}

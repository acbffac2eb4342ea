using NetTopologySuite.Geometries;
using Tracking.Geo.Fences;
using Tracking.Geo.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Testing.Data;

namespace Tracking.Benchmarks.Fences;

/// <summary>
/// The fences to look up in: the US counties where the real data is there, else a made-up mesh of as many.
/// </summary>
internal static class BenchmarkFences
{
    private const string Counties = "geofences/us-counties.geojson";

    private const int MeshSide = 57;

    public static (string Source, IReadOnlyList<FenceDefinition> Fences) Load()
    {
        if (SharedData.Folder is null)
        {
            return ("made up", Mesh());
        }

        return FenceImport.TryRead(File.ReadAllBytes(SharedData.File(Counties)), out var fences, out var error)
            ? (Counties, fences)
            : throw new InvalidOperationException(error.ToString());
    }

    private static FenceDefinition[] Mesh() =>
        [.. Enumerable.Range(0, MeshSide * MeshSide).Select(static i => Cell(i % MeshSide, i / MeshSide))];

    // Each a circle of 32 corners, overlapping its neighbours a little.
    private static FenceDefinition Cell(int column, int row) => new(
        $"{column}-{row}",
        $"{column}-{row}",
        GeoJsonWriter.Write(new Point(-120 + (0.8 * column), 25 + (0.8 * row)).Buffer(0.41)),
        FenceAlerts.Enter,
        null,
        [],
        DeviceTime.MinValue,
        DeviceTime.MaxValue);
}

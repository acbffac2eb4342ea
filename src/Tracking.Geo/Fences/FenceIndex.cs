using System.Buffers;
using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;
using Tracking.Geo.Distances;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Indexing;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Geo.Fences;

/// <summary>
/// Tells which of many fences hold a point, by their place in the list it was built of. Polygons are decided by the index
/// of areas itself; for circles and corridors it holds boxes, and each box that holds the point has its part of the path
/// measured. Immutable, safe for any number of threads.
/// </summary>
internal sealed class FenceIndex
{
    // Boxes and polygons over one point; beyond it the buffer comes from the shared pool.
    private const int StackEntries = 128;

    private readonly PolygonIndex _areas;

    // By entry of the index; null when every entry is the polygon of the fence with the same ordinal.
    private readonly Entry[]? _entries;

    private FenceIndex(PolygonIndex areas, Entry[]? entries)
    {
        _areas = areas;
        _entries = entries;
    }

    /// <summary>The memory that it holds, in bytes, without the paths of circles and corridors.</summary>
    public long SizeBytes => _areas.SizeBytes;

    /// <exception cref="FormatException">A geometry cannot be read.</exception>
    public static FenceIndex Build(IEnumerable<FenceDefinition> fences)
    {
        var areas = new List<Geometry>();
        var entries = new List<Entry>();
        var hasPaths = false;
        foreach (var (ordinal, fence) in fences.Index())
        {
            var geometry = GeoJsonReader.ReadGeometry(fence.GeometryJson, GeometryKinds.AreasPointsAndLines);
            if (fence.ReachMeters is not { } reachMeters)
            {
                areas.Add(geometry);
                entries.Add(new Entry(ordinal, null));
                continue;
            }

            hasPaths = true;
            foreach (var (path, boxes) in Lines(geometry).SelectMany(line => NearBoxes.Of(line, reachMeters)))
            {
                areas.AddRange(boxes.Select(RectangleOf));
                entries.AddRange(boxes.Select(_ => new Entry(ordinal, path)));
            }
        }

        return new FenceIndex(PolygonIndex.Build(areas), hasPaths ? [.. entries] : null);
    }

    /// <summary>See <see cref="FenceSet.Containing"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Containing(GeoPoint point, Span<int> ordinals) =>
        _entries is { } entries ? Measure(entries, point, ordinals) : _areas.Find(point, ordinals);

    private static IEnumerable<GeoPoint[]> Lines(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(i => geometry.GetGeometryN(i).Coordinates
            .Select(static point => GeoPoint.FromDegrees(point.Y, point.X)).ToArray());

    private static Polygon RectangleOf(Envelope box) => new(new LinearRing(
    [
        new Coordinate(box.MinX, box.MinY),
        new Coordinate(box.MaxX, box.MinY),
        new Coordinate(box.MaxX, box.MaxY),
        new Coordinate(box.MinX, box.MaxY),
        new Coordinate(box.MinX, box.MinY),
    ]));

    private int Measure(Entry[] entries, GeoPoint point, Span<int> ordinals)
    {
        Span<int> found = stackalloc int[StackEntries];
        var count = _areas.Find(point, found);
        return count == 0 ? 0
            : count <= found.Length ? Decide(entries, point, found[..count], ordinals)
            : DecideMany(entries, point, count, ordinals);
    }

    private int DecideMany(Entry[] entries, GeoPoint point, int count, Span<int> ordinals)
    {
        var found = ArrayPool<int>.Shared.Rent(count);
        _areas.Find(point, found.AsSpan(0, count));
        var held = Decide(entries, point, found.AsSpan(0, count), ordinals);
        ArrayPool<int>.Shared.Return(found);
        return held;
    }

    private static int Decide(Entry[] entries, GeoPoint point, ReadOnlySpan<int> found, Span<int> ordinals)
    {
        var vector = EarthVector.Of(point);
        var held = 0;
        var last = -1;
        foreach (var place in found)
        {
            // The entries of one fence lie behind each other, and one that holds the point is enough.
            var entry = entries[place];
            if (entry.Ordinal == last || (entry.Path is { } path && !path.IsNear(vector)))
            {
                continue;
            }

            last = entry.Ordinal;
            if (held < ordinals.Length)
            {
                ordinals[held] = last;
            }

            held++;
        }

        return held;
    }

    // Path: what to measure; null for a polygon, which the index of areas has decided.
    private readonly record struct Entry(int Ordinal, NearPath? Path);
}

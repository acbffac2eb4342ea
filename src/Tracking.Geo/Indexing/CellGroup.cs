using System.Numerics;
using System.Runtime.InteropServices;
using Tracking.Model.Positions;

namespace Tracking.Geo.Indexing;

/// <summary>
/// Up to 64 polygons that touch one cell, each a bit of a mask in ascending order of ordinals; a cell with more of them
/// has several groups, one behind the other. Polygons that cover the whole cell have a parity bit and no edges.
/// In memory: the parities, a word with the numbers of edges and ordinals, two ordinals a word, five words an edge.
/// </summary>
internal readonly ref struct CellGroup
{
    /// <summary>One bit a polygon, and a mask is one machine word.</summary>
    public const int Capacity = 64;

    private const int HeadWords = 2;
    private const int EdgeWords = 5;
    private const int OrdinalCountShift = 32;
    private const int LastShift = 63;

    private readonly ReadOnlySpan<ulong> _words;
    private readonly ulong _counts;

    /// <summary>The group at the beginning of <paramref name="words"/>.</summary>
    public CellGroup(ReadOnlySpan<ulong> words)
    {
        _words = words;
        _counts = words[1];
    }

    /// <summary>Whether it is the cell's last group.</summary>
    public bool IsLast => _counts >> LastShift != 0;

    /// <summary>The words behind it, where a group that is not the last is followed by the next.</summary>
    public ReadOnlySpan<ulong> Rest => _words[(EdgesStart + (EdgeCount * EdgeWords))..];

    // Which polygons hold a point of the cell from which a ray to the east meets none of the edges.
    private ulong Parity => _words[0];

    private int EdgeCount => (int)(uint)_counts;

    private int OrdinalCount => (int)(_counts >> OrdinalCountShift) & (2 * Capacity - 1);

    private int EdgesStart => HeadWords + ((OrdinalCount + 1) / 2);

    private ReadOnlySpan<CellEdge> Edges =>
        MemoryMarshal.Cast<ulong, CellEdge>(_words.Slice(EdgesStart, EdgeCount * EdgeWords));

    /// <summary>The polygon of the lowest bit of <paramref name="mask"/>.</summary>
    public int LowestOrdinal(ulong mask)
    {
        var bit = BitOperations.TrailingZeroCount(mask);
        return (int)(_words[HeadWords + (bit / 2)] >> (bit % 2 * 32));
    }

    /// <summary>Which of the group's polygons hold a point of its cell.</summary>
    public ulong Holding(GeoPoint point)
    {
        var (x, y) = (point.Longitude, point.Latitude);
        var parity = Parity;
        var boundary = 0UL;
        foreach (ref readonly var edge in Edges)
        {
            if (edge.Y1 > y)
            {
                // Sorted by the lower end: all that follow begin north of the point.
                break;
            }

            if (edge.Y2 < y)
            {
                continue;
            }

            var left = (edge.X2 - edge.X1) * (y - edge.Y1);
            var right = (edge.Y2 - edge.Y1) * (x - edge.X1);
            var determinant = left - right;
            if (Math.Abs(determinant) > Orientation.RoundingBound * (Math.Abs(left) + Math.Abs(right)))
            {
                // An edge that ends at the point's height is left to the edge that goes on from there.
                parity ^= determinant > 0 && y < edge.Y2 ? edge.Mask : 0;
            }
            else
            {
                MeetClosely(in edge, point, ref parity, ref boundary);
            }
        }

        return parity | boundary;
    }

    /// <summary>Adds a group to <paramref name="words"/>.</summary>
    public static void Append(
        List<ulong> words,
        ulong parity,
        ReadOnlySpan<int> ordinals,
        ReadOnlySpan<CellEdge> edges,
        bool isLast)
    {
        words.Add(parity);
        words.Add((isLast ? 1UL << LastShift : 0) | ((ulong)ordinals.Length << OrdinalCountShift) | (uint)edges.Length);
        for (var i = 0; i < ordinals.Length; i += 2)
        {
            words.Add((uint)ordinals[i] | (i + 1 < ordinals.Length ? (ulong)ordinals[i + 1] << 32 : 0));
        }

        words.AddRange(MemoryMarshal.Cast<CellEdge, ulong>(edges));
    }

    private static void MeetClosely(in CellEdge edge, GeoPoint point, ref ulong parity, ref ulong boundary)
    {
        var x = point.Longitude;
        var sign = Orientation.ExactSign(in edge, point);
        if (sign > 0 && point.Latitude < edge.Y2)
        {
            parity ^= edge.Mask;
        }
        else if (sign == 0 && x >= Math.Min(edge.X1, edge.X2) && x <= Math.Max(edge.X1, edge.X2))
        {
            boundary |= edge.Mask;
        }
    }
}

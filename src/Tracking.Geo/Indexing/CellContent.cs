using System.Runtime.InteropServices;

namespace Tracking.Geo.Indexing;

/// <summary>
/// One cell's polygons with all that decides which of them hold a point of the cell: their edges in it, the closing
/// edges at the far east that stand for everything else, and whether a ray that meets none of these begins inside.
/// </summary>
internal sealed class CellContent
{
    // East of every longitude: a closing edge there meets every ray to the east at its height.
    private const double FarEast = 1_000;
    private const double FarSouth = -1_000;

    private readonly List<CellEdge> _edges = [];
    private readonly List<(int Ordinal, bool Inside, int EdgeEnd)> _members = [];
    private readonly List<double> _chainEnds = [];

    public int Count => _members.Count;

    public int EdgeCount => _edges.Count;

    public ReadOnlySpan<CellEdge> AllEdges => CollectionsMarshal.AsSpan(_edges);

    public (int Ordinal, bool Inside) Member(int index) => (_members[index].Ordinal, _members[index].Inside);

    public int EdgeStart(int index) => index == 0 ? 0 : _members[index - 1].EdgeEnd;

    public ReadOnlySpan<CellEdge> Edges(int index) =>
        CollectionsMarshal.AsSpan(_edges)[EdgeStart(index).._members[index].EdgeEnd];

    /// <summary>Takes in a cell of a raster.</summary>
    /// <param name="members">Its polygons.</param>
    /// <param name="touches">The edges that touch it.</param>
    /// <param name="edges">The list that was rastered.</param>
    /// <param name="centerX">The longitude of its centre.</param>
    /// <param name="rows">
    /// The latitudes of its centre and, a little outside of it, of its southern and northern border.
    /// </param>
    public void Load(
        ReadOnlySpan<CellMember> members,
        ReadOnlySpan<CellTouch> touches,
        ReadOnlySpan<CellEdge> edges,
        double centerX,
        (double South, double Center, double North) rows)
    {
        _edges.Clear();
        _members.Clear();
        foreach (var member in members)
        {
            _chainEnds.Clear();
            // Both lists ascend by polygon.
            while (!touches.IsEmpty && touches[0].Ordinal == member.Ordinal)
            {
                AddEdge(in edges[touches[0].Edge], centerX);
                touches = touches[1..];
            }

            var inside = member.Inside ^ AddClosingEdges(rows);
            _members.Add((member.Ordinal, inside, _edges.Count));
        }
    }

    private void AddEdge(in CellEdge edge, double centerX)
    {
        _edges.Add(edge);
        if (edge.X1 > centerX)
        {
            _chainEnds.Add(edge.Y1);
        }

        if (edge.X2 > centerX)
        {
            _chainEnds.Add(edge.Y2);
        }
    }

    // See PolygonIndex: an end of a chain north-east of where the path turns flips the parity. Heights that occur twice
    // cancel, so only the chains' own ends remain. Answers whether the centre's parity is flipped by what is left.
    private bool AddClosingEdges((double South, double Center, double North) rows)
    {
        _chainEnds.Sort();
        var flips = false;
        double? open = null;
        for (var i = 0; i < _chainEnds.Count; i++)
        {
            var end = _chainEnds[i];
            if (i + 1 < _chainEnds.Count && _chainEnds[i + 1] == end)
            {
                i++;
            }
            else if (end <= rows.North)
            {
                flips ^= end > rows.Center;
                open = end < rows.South ? open : Close((open, end));
            }

            // An end north of the whole cell flips the centre and every point alike: nothing is left to do.
        }

        if (open is double last)
        {
            Close((FarSouth, last));
        }

        return flips;
    }

    // Joins two ends; the first of a pair is kept until the second comes.
    private double? Close((double? South, double North) ends)
    {
        if (ends.South is not double south)
        {
            return ends.North;
        }

        _edges.Add(new CellEdge { X1 = FarEast, Y1 = south, X2 = FarEast, Y2 = ends.North });
        return null;
    }
}

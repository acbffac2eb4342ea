namespace Tracking.Geo.Indexing;

/// <summary>Takes a raster's pairs apart by cell, keeping their order within a cell.</summary>
internal sealed class CellSort
{
    private readonly CellMember[] _members;
    private readonly CellTouch[] _touches;
    private readonly int[] _memberStarts;
    private readonly int[] _touchStarts;

    public CellSort(CellRaster raster)
    {
        (_memberStarts, _members) = ByCell(raster.Members, raster.Window.CellCount, static member => member.Cell);
        (_touchStarts, _touches) = ByCell(raster.Touches, raster.Window.CellCount, static touch => touch.Cell);
    }

    public ReadOnlySpan<CellMember> Members(int cell) => _members.AsSpan(_memberStarts[cell].._memberStarts[cell + 1]);

    public ReadOnlySpan<CellTouch> Touches(int cell) => _touches.AsSpan(_touchStarts[cell].._touchStarts[cell + 1]);

    // A counting sort: linear and stable.
    private static (int[] Starts, T[] Items) ByCell<T>(List<T> items, int cells, Func<T, int> cellOf)
    {
        var starts = new int[cells + 1];
        foreach (var item in items)
        {
            starts[cellOf(item) + 1]++;
        }

        for (var cell = 0; cell < cells; cell++)
        {
            starts[cell + 1] += starts[cell];
        }

        var next = starts.AsSpan(0, cells).ToArray();
        var sorted = new T[items.Count];
        foreach (var item in items)
        {
            sorted[next[cellOf(item)]++] = item;
        }

        return (starts, sorted);
    }
}

using Tracking.Geo.Areas;
using Tracking.Model.Positions;

namespace Tracking.Geo.Live;

/// <summary>
/// Looks for the vehicles in an area, slice by slice: the tree may change between two slices. Every point of a cube has
/// a code, its way down the tree, and the cubes are visited in the order of their codes; so a slice goes on at the code
/// where the one before ended, whatever became of the cubes there.
/// </summary>
internal sealed class AreaScan(Area area, List<LiveVehicle> found)
{
    private const int BitsPerLevel = 3;
    private const int Octants = 8;
    private readonly GeoPoint _center = area.Center;
    private ulong _from;
    private int _looksLeft;

    /// <summary>Looks at about so many entries.</summary>
    /// <returns>Whether all is done.</returns>
    public bool RunSlice(SphereTree tree, int looks)
    {
        _looksLeft = looks;
        return Visit(tree, 0, SpaceBox.Earth, 0, 0);
    }

    private bool Visit(SphereTree tree, int node, SpaceBox box, ulong code, int depth)
    {
        ref readonly var cube = ref tree[node];
        var end = code + (1UL << (BitsPerLevel * (SphereTree.MaximumDepth - depth)));
        if (end <= _from || cube.Count == 0 || !area.MayTouch(in box))
        {
            return true;
        }

        if (cube.IsLeaf)
        {
            return Look(cube.Held, code);
        }

        for (var octant = 0; octant < Octants; octant++)
        {
            var first = code + ((ulong)octant << (BitsPerLevel * (SphereTree.MaximumDepth - depth - 1)));
            if (!Visit(tree, cube.FirstChild + octant, box.Child(octant), first, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool Look(ReadOnlySpan<TreeEntry> entries, ulong code)
    {
        if (_looksLeft <= 0)
        {
            _from = Math.Max(_from, code);
            return false;
        }

        _looksLeft -= entries.Length;
        foreach (ref readonly var entry in entries)
        {
            // A leaf that begins before the place was put together in between: a part of it has been looked at.
            if (area.Contains(entry.Point) && (code >= _from || CodeOf(in entry) >= _from))
            {
                found.Add(new LiveVehicle(entry.Id, entry.Position, _center.MetersTo(entry.Point)));
            }
        }

        return true;
    }

    private static ulong CodeOf(in TreeEntry entry)
    {
        var code = 0UL;
        var box = SpaceBox.Earth;
        for (var depth = 0; depth < SphereTree.MaximumDepth; depth++)
        {
            var octant = box.Octant(entry.Place);
            code = (code << BitsPerLevel) | (uint)octant;
            box = box.Child(octant);
        }

        return code;
    }
}

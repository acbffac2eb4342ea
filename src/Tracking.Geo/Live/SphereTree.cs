using Tracking.Geo.Areas;

namespace Tracking.Geo.Live;

/// <summary>
/// Points on the sphere in a tree of cubes: one with more than <see cref="LeafCapacity"/> entries is divided in eight,
/// and put together again when few are left. So a leaf is as small as the traffic is dense. Not safe for threads.
/// </summary>
internal sealed class SphereTree
{
    /// <summary>Entries of a leaf before it is divided: as many as are looked through in the time of a step down.</summary>
    public const int LeafCapacity = 32;

    /// <summary>Where a cube is put together again: far enough below, so that a vehicle to and fro divides nothing.</summary>
    public const int MergeBelow = 12;

    /// <summary>A side of 2/2²⁰ of the earth's radius is 12 m: what stands closer together shares a leaf.</summary>
    public const int MaximumDepth = 20;

    private const int Octants = 8;
    private readonly Stack<int> _free = new();
    private TreeNode[] _nodes = new TreeNode[1 + (Octants * 8)];
    private int _used = 1;

    public SphereTree() => _nodes[0] = new TreeNode { Parent = -1, Box = SpaceBox.Earth };

    /// <summary>How many nodes are in use.</summary>
    public int NodeCount => _used - (_free.Count * Octants);

    public ref readonly TreeNode this[int node] => ref _nodes[node];

    /// <summary>Puts a vehicle where it is now.</summary>
    /// <returns>False when it stayed in its leaf.</returns>
    public bool Put(in TreeEntry entry)
    {
        var vehicle = entry.Vehicle;
        var before = vehicle.Node;
        var place = vehicle.Place;
        // Most vehicles stay in their leaf, and the way down to it would be the dearest part of an update.
        if (before >= 0 && _nodes[before].Box.Takes(entry.Place))
        {
            _nodes[before].Entries![place] = entry;
            return false;
        }

        var (node, box, depth) = (0, SpaceBox.Earth, 0);
        while (!_nodes[node].IsLeaf)
        {
            var octant = box.Octant(entry.Place);
            (node, box, depth) = (_nodes[node].FirstChild + octant, box.Child(octant), depth + 1);
        }

        if (before == node)
        {
            _nodes[node].Entries![place] = entry;
            return false;
        }

        Insert(in entry, node, box, depth);
        for (var above = _nodes[node].Parent; above >= 0; above = _nodes[above].Parent)
        {
            _nodes[above].Count++;
        }

        if (before >= 0)
        {
            Remove(before, place);
        }

        return true;
    }

    // Of the counts only those of the leaf and what is made of it are brought up to date.
    private void Insert(in TreeEntry entry, int node, SpaceBox box, int depth)
    {
        if (_nodes[node].IsLeaf && _nodes[node].Count >= LeafCapacity && depth < MaximumDepth)
        {
            Divide(node, box, depth);
        }

        if (!_nodes[node].IsLeaf)
        {
            _nodes[node].Count++;
            var octant = box.Octant(entry.Place);
            Insert(in entry, _nodes[node].FirstChild + octant, box.Child(octant), depth + 1);
            return;
        }

        Append(in entry, node);
    }

    private void Append(in TreeEntry entry, int node)
    {
        ref var leaf = ref _nodes[node];
        if (leaf.Entries is null || leaf.Entries.Length == leaf.Count)
        {
            Array.Resize(ref leaf.Entries, Math.Max(4, leaf.Count * 2));
        }

        (entry.Vehicle.Node, entry.Vehicle.Place) = (node, leaf.Count);
        leaf.Entries[leaf.Count++] = entry;
    }

    private void Divide(int node, SpaceBox box, int depth)
    {
        var entries = _nodes[node].Entries!;
        var count = _nodes[node].Count;
        var first = NewBlock(node);
        (_nodes[node].FirstChild, _nodes[node].Entries, _nodes[node].Count) = (first, null, 0);
        for (var i = 0; i < count; i++)
        {
            Insert(in entries[i], node, box, depth);
        }
    }

    private void Remove(int node, int place)
    {
        ref var leaf = ref _nodes[node];
        var last = --leaf.Count;
        if (place != last)
        {
            leaf.Entries![place] = leaf.Entries[last];
            leaf.Entries[place].Vehicle.Place = place;
        }

        leaf.Entries![last] = default;
        var sparse = -1;
        for (var above = leaf.Parent; above >= 0; above = _nodes[above].Parent)
        {
            sparse = --_nodes[above].Count < MergeBelow ? above : sparse;
        }

        if (sparse >= 0)
        {
            Merge(sparse);
        }
    }

    private void Merge(int node)
    {
        var first = _nodes[node].FirstChild;
        (_nodes[node].FirstChild, _nodes[node].Count) = (0, 0);
        Gather(first, node);
    }

    private void Gather(int first, int into)
    {
        for (var child = first; child < first + Octants; child++)
        {
            if (!_nodes[child].IsLeaf)
            {
                Gather(_nodes[child].FirstChild, into);
            }
            else
            {
                var entries = _nodes[child].Entries;
                for (var i = 0; i < _nodes[child].Count; i++)
                {
                    Append(in entries![i], into);
                }
            }

            _nodes[child] = default;
        }

        _free.Push(first);
    }

    private int NewBlock(int parent)
    {
        if (!_free.TryPop(out var first))
        {
            if (_used + Octants > _nodes.Length)
            {
                Array.Resize(ref _nodes, _nodes.Length * 2);
            }

            first = _used;
            _used += Octants;
        }

        for (var octant = 0; octant < Octants; octant++)
        {
            _nodes[first + octant] = new TreeNode { Parent = parent, Box = _nodes[parent].Box.Child(octant) };
        }

        return first;
    }
}

using System.Runtime.CompilerServices;
using Tracking.Geo.Areas;
using Tracking.Model.Positions;

namespace Tracking.Geo.Live;

/// <summary>
/// Looks for the vehicles nearest to a point, the nearest cubes first; what lies farther than the worst answer so far is
/// passed over. The answers are a heap with the worst on top until <see cref="Sort"/>.
/// </summary>
internal ref struct NearestSearch
{
    private const int Octants = 8;
    private readonly GeoPoint _point;
    private readonly SpacePoint _place;
    private readonly double _maximumMeters;
    private readonly Predicate<LiveVehicle>? _filter;
    private readonly Span<LiveVehicle> _found;
    private double _limitSquared;
    private int _looksLeft;

    /// <param name="point">The point.</param>
    /// <param name="maximumMeters">Nothing farther than this is an answer.</param>
    /// <param name="filter">What else must hold of an answer, or null.</param>
    /// <param name="looks">After how many entries to give up.</param>
    /// <param name="found">Takes the answers.</param>
    public NearestSearch(
        GeoPoint point, double maximumMeters, Predicate<LiveVehicle>? filter, int looks, Span<LiveVehicle> found)
    {
        _point = point;
        _place = SpacePoint.Of(point);
        _maximumMeters = maximumMeters;
        _filter = filter;
        _looksLeft = looks;
        _found = found;
        _limitSquared = found.IsEmpty ? -1 : SpacePoint.LimitSquared(maximumMeters);
    }

    /// <summary>How many answers there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it ended before all that could be an answer was looked at.</summary>
    public readonly bool GaveUp => _looksLeft < 0;

    public void Run(SphereTree tree) => Visit(tree, 0, SpaceBox.Earth);

    public readonly void Sort() => _found[..Count].Sort(LiveVehicle.CompareDistance);

    private void Visit(SphereTree tree, int node, SpaceBox box)
    {
        if (tree[node].IsLeaf)
        {
            Look(tree[node].Held);
            return;
        }

        var children = new Children();
        var count = 0;
        for (var octant = 0; octant < Octants; octant++)
        {
            if (tree[tree[node].FirstChild + octant].Count > 0)
            {
                var child = (Chord: box.Child(octant).ChordSquaredTo(in _place), Octant: octant);
                var place = count++;
                for (; place > 0 && children[place - 1].Chord > child.Chord; place--)
                {
                    children[place] = children[place - 1];
                }

                children[place] = child;
            }
        }

        for (var i = 0; i < count && children[i].Chord <= _limitSquared && _looksLeft >= 0; i++)
        {
            Visit(tree, tree[node].FirstChild + children[i].Octant, box.Child(children[i].Octant));
        }
    }

    private void Look(ReadOnlySpan<TreeEntry> entries)
    {
        _looksLeft -= entries.Length;
        if (_looksLeft < 0)
        {
            return;
        }

        foreach (ref readonly var entry in entries)
        {
            if (entry.Place.ChordSquaredTo(in _place) <= _limitSquared)
            {
                Look(in entry);
            }
        }
    }

    private void Look(in TreeEntry entry)
    {
        var meters = _point.MetersTo(entry.Point);
        if (meters > _maximumMeters)
        {
            return;
        }

        var candidate = new LiveVehicle(entry.Id, entry.Position, meters);
        if ((Count == _found.Length && LiveVehicle.CompareDistance(candidate, _found[0]) >= 0)
            || (_filter is not null && !_filter(candidate)))
        {
            return;
        }

        if (Count < _found.Length)
        {
            Raise(in candidate);
        }
        else
        {
            ReplaceWorst(in candidate);
        }

        if (Count == _found.Length)
        {
            _limitSquared = SpacePoint.LimitSquared(_found[0].DistanceMeters);
        }
    }

    private void Raise(in LiveVehicle candidate)
    {
        var place = Count++;
        while (place > 0 && LiveVehicle.CompareDistance(_found[(place - 1) / 2], candidate) < 0)
        {
            _found[place] = _found[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _found[place] = candidate;
    }

    private readonly void ReplaceWorst(in LiveVehicle candidate)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= _found.Length)
            {
                break;
            }

            if (child + 1 < _found.Length && LiveVehicle.CompareDistance(_found[child + 1], _found[child]) > 0)
            {
                child++;
            }

            if (LiveVehicle.CompareDistance(_found[child], candidate) <= 0)
            {
                break;
            }

            _found[place] = _found[child];
            place = child;
        }

        _found[place] = candidate;
    }

    [InlineArray(Octants)]
    private struct Children
    {
        private (double Chord, int Octant) _first;
    }
}

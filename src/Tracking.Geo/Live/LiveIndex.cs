using System.Diagnostics.CodeAnalysis;
using Tracking.Geo.Areas;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Live;

/// <summary>
/// Where every vehicle is, in memory: finds the nearest ones and those in an area. Safe for any number of threads. A few
/// hundred bytes a vehicle beside its position.
/// </summary>
/// <remarks>
/// Exact: distances are great-circle metres (<see cref="GeoPoint.MetersTo"/>), and an answer holds every vehicle that
/// fits and no other, at the antimeridian and the poles as anywhere else.
/// <para>
/// Consistent beside updates: an answer holds each vehicle once, at a place that it had during the call, and leaves none
/// out that fitted all the time. One lock guards the tree. An update holds it for a few memory accesses, a question
/// for the entries of one slice; a longer one gives it back between slices, and the vehicles that changed their leaf
/// meanwhile (which it may have missed, or met twice) are looked at once more at its end. They are remembered in a ring.
/// </para>
/// </remarks>
public sealed class LiveIndex
{
    /// <summary>
    /// Entries that a question looks at before others get their turn: what 130 answers cost, four times (benchmark
    /// <c>in-area</c>).
    /// </summary>
    private const int SliceLooks = 512;

    /// <summary>
    /// Changes of leaf that are remembered: more than there are while the longest question runs. If ever there are more,
    /// the question begins again.
    /// </summary>
    private const int MaximumMoves = 65_536;

    private const QualityFlags NeverLive = QualityFlags.Future | QualityFlags.Zero;

    private readonly Lock _gate = new();
    private readonly Dictionary<VehicleId, IndexedVehicle> _vehicles = [];
    private readonly SphereTree _tree = new();
    private readonly IndexedVehicle[] _moved = new IndexedVehicle[MaximumMoves];
    private long _moves;

    /// <summary>How many vehicles have a live position.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _vehicles.Count;
            }
        }
    }

    /// <summary>
    /// Takes in a position: it becomes the vehicle's live one if it is the latest in judging order, and flagged neither
    /// future nor zero. So positions may come in any order and more than once.
    /// </summary>
    /// <returns>Whether the vehicle has moved on.</returns>
    public bool Offer(VehicleId vehicle, LoggedPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        if ((position.Flags & NeverLive) != 0)
        {
            return false;
        }

        lock (_gate)
        {
            if (!_vehicles.TryGetValue(vehicle, out var known))
            {
                _vehicles.Add(vehicle, known = new IndexedVehicle(vehicle, position));
            }
            else if (LoggedPosition.JudgingOrder.Compare(position, known.Position) <= 0)
            {
                return false;
            }

            known.Position = position;
            known.Moves++;
            if (_tree.Put(new TreeEntry(known, position)))
            {
                _moved[_moves++ % MaximumMoves] = known;
            }

            return true;
        }
    }

    /// <summary>The vehicle's live position; false before it has one.</summary>
    public bool TryFind(VehicleId vehicle, [NotNullWhen(true)] out LoggedPosition? position) =>
        TryFind(vehicle, out position, out _);

    /// <summary>The vehicle's live position, and how many it has had in this process; false before the first.</summary>
    public bool TryFind(VehicleId vehicle, [NotNullWhen(true)] out LoggedPosition? position, out long moves)
    {
        lock (_gate)
        {
            var known = _vehicles.GetValueOrDefault(vehicle);
            (position, moves) = (known?.Position, known?.Moves ?? 0);
        }

        return position is not null;
    }

    /// <summary>Finds the vehicles nearest to a point, the nearest first, those equally near by id. 0 bytes.</summary>
    /// <param name="point">The point.</param>
    /// <param name="maximumMeters">Nothing farther than this is an answer.</param>
    /// <param name="found">Takes the answers, as many as it has room for.</param>
    /// <returns>How many there are.</returns>
    public int FindNearest(GeoPoint point, double maximumMeters, Span<LiveVehicle> found)
    {
        TryFindNearest(point, maximumMeters, null, int.MaxValue, found, out var count);
        return count;
    }

    /// <summary>Finds the vehicles nearest to a point for which a condition holds.</summary>
    /// <param name="point">The point.</param>
    /// <param name="maximumMeters">Nothing farther than this is an answer.</param>
    /// <param name="filter">The condition; quick, as updates may wait for it, and without calls of the index.</param>
    /// <param name="found">Takes the answers, as many as it has room for.</param>
    /// <returns>How many there are.</returns>
    public int FindNearest(
        GeoPoint point, double maximumMeters, Predicate<LiveVehicle> filter, Span<LiveVehicle> found)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return TryFindNearest(point, maximumMeters, filter, SliceLooks, found, out var count)
            ? count
            : WideningSearch.Run(this, point, maximumMeters, filter, found);
    }

    /// <summary>Adds to <paramref name="found"/> the vehicles in an area, in no order.</summary>
    public void FindInArea(Area area, List<LiveVehicle> found)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(found);
        var start = found.Count;
        while (!TryFindInArea(area, found))
        {
            found.RemoveRange(start, found.Count - start);
        }

    }

    private bool TryFindNearest(
        GeoPoint point,
        double maximumMeters,
        Predicate<LiveVehicle>? filter,
        int looks,
        Span<LiveVehicle> found,
        out int count)
    {
        var search = new NearestSearch(point, maximumMeters, filter, looks, found);
        lock (_gate)
        {
            search.Run(_tree);
        }

        search.Sort();
        count = search.Count;
        return !search.GaveUp;
    }

    private bool TryFindInArea(Area area, List<LiveVehicle> found)
    {
        var start = found.Count;
        var scan = new AreaScan(area, found);
        long movesBefore;
        lock (_gate)
        {
            movesBefore = _moves;
            if (scan.RunSlice(_tree, SliceLooks))
            {
                return true;
            }
        }

        while (true)
        {
            lock (_gate)
            {
                if (scan.RunSlice(_tree, SliceLooks))
                {
                    return _moves - movesBefore <= MaximumMoves && LookAgain(area, found, start, movesBefore);
                }
            }
        }
    }

    private bool LookAgain(Area area, List<LiveVehicle> found, int start, long movesBefore)
    {
        if (_moves == movesBefore)
        {
            return true;
        }

        var again = new Dictionary<VehicleId, IndexedVehicle>();
        for (var move = movesBefore; move < _moves; move++)
        {
            var vehicle = _moved[move % MaximumMoves];
            again[vehicle.Id] = vehicle;
        }

        var kept = start;
        for (var i = start; i < found.Count; i++)
        {
            if (!again.ContainsKey(found[i].Vehicle))
            {
                found[kept++] = found[i];
            }
        }

        found.RemoveRange(kept, found.Count - kept);
        found.AddRange(again.Values
            .Where(vehicle => area.Contains(vehicle.Position.Position.Point))
            .Select(vehicle => new LiveVehicle(
                vehicle.Id, vehicle.Position, area.Center.MetersTo(vehicle.Position.Position.Point))));
        return true;
    }
}

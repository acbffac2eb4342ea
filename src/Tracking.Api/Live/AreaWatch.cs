using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Geo.Live;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;
using Area = Tracking.Geo.Areas.Area;

namespace Tracking.Api.Live;

/// <summary>
/// What one reader has been told of an area, and what has changed since. It looks at the index when the reader is ready
/// for more instead of hearing of every position: so a thousand watches cost ingest nothing, a slow reader gets fewer
/// looks and never a backlog, and the memory is an entry a vehicle inside.
/// </summary>
internal sealed class AreaWatch(LiveIndex index, Area area)
{
    /// <summary>Vehicles that one watch can follow, some 2 MB: a city; more no map shows.</summary>
    public const int MaximumInside = 10_000;

    private readonly Dictionary<VehicleId, long> _told = [];
    private readonly List<LiveVehicle> _found = [];

    /// <summary>How many vehicles the reader was told are inside.</summary>
    public int Inside => _told.Count;

    /// <summary>What has changed since the last look, by id.</summary>
    /// <param name="test">Which vehicles are followed; null for all.</param>
    public IReadOnlyList<AreaUpdate> Look(Predicate<LiveVehicle>? test)
    {
        _found.Clear();
        index.FindInArea(area, _found);
        var updates = new List<AreaUpdate>();
        foreach (var vehicle in _found.Select(static vehicle => vehicle.Vehicle).Concat(_told.Keys).Distinct().ToList())
        {
            if (index.TryFind(vehicle, out var position, out var moves))
            {
                Compare(new LiveVehicle(vehicle, position, 0), moves, test, updates);
            }

            if (_told.Count > MaximumInside)
            {
                throw ApiError.AreaTooCrowded(MaximumInside);
            }
        }

        updates.Sort(static (left, right) => string.CompareOrdinal(left.VehicleId, right.VehicleId));
        return updates;
    }

    // It may have moved since the index was asked: where it is now decides.
    private void Compare(
        LiveVehicle vehicle, long moves, Predicate<LiveVehicle>? test, List<AreaUpdate> updates)
    {
        var isInside = area.Contains(vehicle.Position.Position.Point) && (test is null || test(vehicle));
        var wasInside = _told.TryGetValue(vehicle.Vehicle, out var movesTold);
        switch (wasInside, isInside)
        {
            case (false, true):
                updates.Add(Update(vehicle.Vehicle, vehicle.Position, "entered", 0));
                break;
            case (true, true) when moves > movesTold:
                updates.Add(Update(vehicle.Vehicle, vehicle.Position, "moved", moves - movesTold - 1));
                break;
            case (true, false):
                updates.Add(Update(vehicle.Vehicle, vehicle.Position, "left", Math.Max(0, moves - movesTold - 1)));
                break;
        }

        if (isInside)
        {
            _told[vehicle.Vehicle] = moves;
        }
        else
        {
            _told.Remove(vehicle.Vehicle);
        }
    }

    private static AreaUpdate Update(VehicleId vehicle, LoggedPosition position, string change, long skipped) => new()
    {
        VehicleId = vehicle.Value,
        Change = change,
        Live = PositionMessages.ToMessage(vehicle, position),
        Skipped = (uint)Math.Min(skipped, uint.MaxValue),
    };
}

using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Live;

/// <summary>A vehicle in the index and where in the tree its entry lies.</summary>
internal sealed class IndexedVehicle(VehicleId id, LoggedPosition position)
{
    public VehicleId Id { get; } = id;

    public LoggedPosition Position { get; set; } = position;

    /// <summary>How many live positions it has had.</summary>
    public long Moves { get; set; }

    public int Node { get; set; } = -1;

    public int Place { get; set; }
}

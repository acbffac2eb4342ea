using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Positions;

/// <summary>A position on its way into the log: checked, of a registered vehicle, with its regions assigned.</summary>
public sealed record NewPosition(
    VehicleId Vehicle,
    Position Position,
    ContentHash Hash,
    ReceivedAt ReceivedAt,
    QualityFlags Flags,
    RegionPath Regions);

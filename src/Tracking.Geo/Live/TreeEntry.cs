using Tracking.Geo.Areas;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Live;

/// <summary>
/// One vehicle in a leaf, with all that decides whether it is an answer and all that the answer says: a question runs
/// along a leaf's entries in memory and follows no reference. 64 bytes, a line of the processor's cache.
/// </summary>
internal readonly struct TreeEntry(IndexedVehicle vehicle, LoggedPosition position)
{
    public readonly SpacePoint Place = SpacePoint.Of(position.Position.Point);
    public readonly GeoPoint Point = position.Position.Point;
    public readonly IndexedVehicle Vehicle = vehicle;
    public readonly VehicleId Id = vehicle.Id;
    public readonly LoggedPosition Position = position;
}

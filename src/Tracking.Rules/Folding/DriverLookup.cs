using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Folding;

/// <summary>
/// Who drove a vehicle at an instant, by the sign-ons that were known at a log offset: judging earlier facts again names
/// the same driver whatever was told since.
/// </summary>
internal sealed class DriverLookup(IReadOnlyList<SignEvent> signs)
{
    /// <summary>The driver's id; <c>unknown@vehicle</c> where nobody was signed on.</summary>
    public string At(VehicleId vehicle, DeviceTime time, LogOffset knownAt)
    {
        if (signs.Count == 0)
        {
            return DriverId.Unknown(vehicle).Value;
        }

        var known = Assignments.Of(signs.Where(sign => sign.KnownAfter.Number < knownAt.Number));
        var assignment = known.LastOrDefault(one => one.Vehicle == vehicle && one.Covers(time));
        return (assignment?.Driver ?? DriverId.Unknown(vehicle)).Value;
    }
}

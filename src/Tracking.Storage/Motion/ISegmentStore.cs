using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Motion;

/// <summary>Reads when vehicles drove and stood; judgements write it.</summary>
public interface ISegmentStore
{
    /// <summary>
    /// The vehicle's segments that end after <paramref name="from"/> and begin before <paramref name="to"/>, by start,
    /// at most <paramref name="limit"/>; empty when it is not registered.
    /// </summary>
    Task<IReadOnlyList<MotionSegment>> ListAsync(
        VehicleId vehicle, DeviceTime from, DeviceTime to, int limit, CancellationToken cancellationToken);
}

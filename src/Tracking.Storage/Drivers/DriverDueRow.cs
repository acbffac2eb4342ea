using Tracking.Model.Drivers;
using Tracking.Model.Positions;

namespace Tracking.Storage.Drivers;

/// <summary>A driver whose hours changed and are to be judged again.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="DirtyFrom">What he did at or after this device time may have changed.</param>
/// <param name="Stamp">Names this state of the row: every further change takes another.</param>
public sealed record DriverDueRow(DriverId Driver, DeviceTime DirtyFrom, long Stamp);

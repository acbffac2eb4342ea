using Tracking.Model.Positions;

namespace Tracking.Storage.Sqlite.Motion;

/// <summary>The device time over which a write changed a vehicle's segments.</summary>
internal readonly record struct SegmentSpan(DeviceTime From, DeviceTime To);

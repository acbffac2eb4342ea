using Tracking.Model.Alerts;
using Tracking.Model.Positions;

namespace Tracking.Storage.Alerts;

/// <summary>A revision and the device time of the fix that decided it.</summary>
public sealed record JudgedRevision(AlertRevision Revision, DeviceTime JudgedAt);

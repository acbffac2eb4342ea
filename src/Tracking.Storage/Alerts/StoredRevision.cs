using Tracking.Model.Alerts;
using Tracking.Model.Positions;

namespace Tracking.Storage.Alerts;

/// <summary>A revision as stored.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Cursor">Its number in the feed that was asked for (<c>all</c> unless a region was named).</param>
/// <param name="RecordedAt">When it was written, by our clock.</param>
public sealed record StoredRevision(AlertRevision Revision, long Cursor, ReceivedAt RecordedAt);

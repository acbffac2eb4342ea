namespace Tracking.Storage.Alerts;

/// <summary>A page of a feed.</summary>
/// <param name="Oldest">
/// The smallest cursor still kept; a reader whose cursor is below <c>Oldest − 1</c> has missed something.
/// </param>
/// <param name="Head">The greatest cursor given out, 0 for a feed without entries.</param>
/// <param name="Entries">The entries after the cursor asked for, in order and without gaps.</param>
public sealed record FeedPage(long Oldest, long Head, IReadOnlyList<StoredRevision> Entries);

namespace Tracking.Client.Feeds;

/// <summary>
/// Where a reader of alerts keeps how far it is. A consumer that writes what it makes of alerts into a database keeps
/// the cursor there, in the same transaction: then it handles every revision exactly once.
/// </summary>
public interface ICursorStore
{
    /// <summary>The cursor that was saved last; 0 when none was: then the feed is read from its beginning.</summary>
    ValueTask<ulong> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a cursor: everything up to it is handled.</summary>
    ValueTask SaveAsync(ulong cursor, CancellationToken cancellationToken);
}

using Grpc.Core;
using Tracking.Client.Connections;

namespace Tracking.Client.Feeds;

/// <summary>How far a reader of a feed is: sees to it that nothing is handed over twice or left out.</summary>
internal sealed class FeedPlace(ulong cursor, bool isGapless)
{
    private bool _isKnown = cursor > 0;

    /// <summary>Everything up to it was handed over.</summary>
    public ulong Cursor { get; private set; } = cursor;

    /// <summary>Whether the entry with this cursor is to be handed over; if so, the place moves to it.</summary>
    /// <exception cref="TrackingException">The server left one out.</exception>
    public bool Take(ulong next)
    {
        if (next <= Cursor)
        {
            return false;
        }

        // The first entry of a feed whose beginning is not kept any more may have any number.
        if (isGapless && _isKnown && next != Cursor + 1)
        {
            throw new TrackingException(
                StatusCode.Internal,
                "protocol_breach",
                $"the server broke the protocol: entry {next} of the feed follows entry {Cursor}");
        }

        (Cursor, _isKnown) = (next, true);
        return true;
    }
}

namespace Tracking.Api.Positions;

/// <summary>What streams of positions may take of the server.</summary>
public sealed record PositionStreamOptions
{
    /// <summary>
    /// After how long without a message a stream is ended; 5 minutes if not set. A sender that vanished leaves its
    /// stream half open, and each holds memory; one that lives opens another when it has something to send, or sends an
    /// empty batch.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Streams of one peer address at a time; 500 if not set. A company's gateway needs a few; each may hold 16 batches
    /// that wait to be judged, in the worst case 160,000 positions.
    /// </summary>
    public int MaximumPerPeer { get; init; } = 500;
}

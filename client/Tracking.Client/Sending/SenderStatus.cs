using Tracking.Client.Connections;

namespace Tracking.Client.Sending;

/// <summary>What a <see cref="PositionSender"/> has done since it was opened, and how it stands.</summary>
public sealed record SenderStatus
{
    /// <summary>Positions that are durable at the server by this sender.</summary>
    public long Accepted { get; init; }

    /// <summary>Positions that the server had already: they were sent again after a broken connection.</summary>
    public long Duplicate { get; init; }

    /// <summary>Positions that the server will not take, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Positions in the spool that the server has not answered.</summary>
    public long Pending { get; init; }

    /// <summary>What the spool takes on the disk, in bytes.</summary>
    public long SpoolBytes { get; init; }

    /// <summary>Whether a stream is open and the server has answered on it.</summary>
    public bool IsConnected { get; init; }

    /// <summary>How many streams were opened.</summary>
    public long Attempts { get; init; }

    /// <summary>When the next stream is opened, by the sender's clock; null while it does not wait for that.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Why the last stream ended, if it ended badly and no batch was answered since.</summary>
    public TrackingException? LastFault { get; init; }
}

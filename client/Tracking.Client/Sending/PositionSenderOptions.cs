using Tracking.Client.Connections;
using Tracking.Client.Ingest;
using Tracking.Client.Spools;
using Tracking.V1;

namespace Tracking.Client.Sending;

/// <summary>How a <see cref="PositionSender"/> keeps, sends and tries again.</summary>
public sealed record PositionSenderOptions
{
    /// <summary>Where positions are kept until the server has them.</summary>
    public required SpoolOptions Spool { get; init; }

    /// <summary>
    /// The most positions of one message, 1 to 10,000; 500 if not set. What is there is sent, full or not.
    /// </summary>
    public int BatchRows { get; init; } = 500;

    /// <summary>
    /// The wait before the second attempt, on average; 500 ms if not set. It doubles with each failure, up to
    /// <see cref="MaximumBackoff"/>, and each wait lies at random within a half of it either way.
    /// </summary>
    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts, on average; 30 s if not set.</summary>
    public TimeSpan MaximumBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a batch may be unanswered before the connection is taken for dead and made anew; 30 s if not set: a
    /// server answers within milliseconds, and one that is starting again within seconds.
    /// </summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how long without anything to send the stream is closed, to be opened again when there is; 60 s if not set.
    /// Servers end streams that stand idle for minutes.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Hears of positions that the server rejected for good, the first 20 of each batch; runs on the sender's own loop,
    /// so it must be quick. Counts of all of them are in <see cref="PositionSender.Status"/>.
    /// </summary>
    public Action<RejectedPosition>? OnRejected { get; init; }

    /// <summary>
    /// Hears why a stream ended badly; it is opened again after <see cref="SenderStatus.RetryAt"/>. Runs on the sender's
    /// own loop.
    /// </summary>
    public Action<TrackingException>? OnFault { get; init; }

    /// <summary>
    /// Hears of each answer with the positions it is about, once they have left the spool; runs on the sender's own
    /// loop.
    /// </summary>
    public Action<IReadOnlyList<Position>, BatchAck>? OnAnswered { get; init; }

    /// <summary>The clock of waits and time-outs; the system's if not set.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Spreads the waits; give one with a seed to have them repeatable.</summary>
    public Random Random { get; init; } = new();

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Spool);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BatchRows, IngestBatch.MaximumRows);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(InitialBackoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumBackoff, InitialBackoff);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AnswerTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(IdleTimeout, TimeSpan.Zero);
    }
}

using Tracking.Model.Positions;

namespace Tracking.Storage.Quarantine;

/// <summary>Which rows are wanted; null means any.</summary>
public sealed record QuarantineQuery
{
    public string? Reason { get; init; }

    public string? Source { get; init; }

    public string? Vehicle { get; init; }

    /// <summary>Received then or later.</summary>
    public ReceivedAt? From { get; init; }

    /// <summary>Received before.</summary>
    public ReceivedAt? To { get; init; }

    /// <summary>Only rows with smaller numbers, newest first.</summary>
    public long? Before { get; init; }

    /// <summary>Only rows with greater numbers, oldest first; instead of <see cref="Before"/>.</summary>
    public long? After { get; init; }

    /// <summary>The most rows, 1 to <see cref="PageLimit.Maximum"/>.</summary>
    public required int Limit { get; init; }
}

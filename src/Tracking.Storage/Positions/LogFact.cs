using Tracking.Model.Positions;

namespace Tracking.Storage.Positions;

/// <summary>One row of a vehicle's log, in the order of its offsets: a position or a tick.</summary>
public sealed record LogFact
{
    private LogFact(LogOffset offset) => Offset = offset;

    public LogOffset Offset { get; }

    /// <summary>The position, or null for a tick.</summary>
    public LoggedPosition? Position { get; private init; }

    /// <summary>The tick, or null for a position.</summary>
    public TickKind? Tick { get; private init; }

    /// <summary>When a tick was written, by our clock; null for a position, which has its own.</summary>
    public ReceivedAt? TickedAt { get; private init; }

    public static LogFact Of(LoggedPosition position) => new(position.Offset) { Position = position };

    public static LogFact Of(LogOffset offset, TickKind tick, ReceivedAt tickedAt) =>
        new(offset) { Tick = tick, TickedAt = tickedAt };
}

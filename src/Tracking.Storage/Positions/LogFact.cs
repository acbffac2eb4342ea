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

    public static LogFact Of(LoggedPosition position) => new(position.Offset) { Position = position };

    public static LogFact Of(LogOffset offset, TickKind tick) => new(offset) { Tick = tick };
}

using Tracking.Model.Positions;

namespace Tracking.Storage.Positions;

/// <summary>A durable tick and the vehicle's head before it.</summary>
public sealed record TickResult(LogOffset Offset, LogOffset PreviousHead);

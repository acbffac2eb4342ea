using Tracking.Model.Positions;

namespace Tracking.Storage.Quarantine;

/// <summary>Something that was rejected, kept so that its owner can see what was wrong with it.</summary>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="Source">Who sent it: a session's name, free text of at most 200 characters.</param>
/// <param name="Vehicle">The vehicle it claims, as sent; may be anything.</param>
/// <param name="Reason">The machine-readable reason.</param>
/// <param name="Problem">What is wrong with it, for people; at most 500 characters.</param>
/// <param name="Line">Line in the sender's source, from 1; 0 for what has none.</param>
/// <param name="Content">Exactly what was sent, cut at <see cref="IQuarantine.MaximumContentLength"/>
/// characters.</param>
public sealed record QuarantinedRow(
    ReceivedAt ReceivedAt, string Source, string Vehicle, string Reason, string Problem, long Line, string Content);

using Tracking.Storage.Judgements;

namespace Tracking.Storage.Drivers;

/// <summary>Everything that judging a driver's hours gave; written in one transaction.</summary>
/// <param name="Due">The row that it is done with.</param>
/// <param name="Revisions">Alert revisions, in the order in which they were decided.</param>
public sealed record DriverJudgement(DriverDueRow Due, IReadOnlyList<NewRevision> Revisions);

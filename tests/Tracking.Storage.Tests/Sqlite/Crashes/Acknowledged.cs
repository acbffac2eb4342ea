using Tracking.Model.Positions;
using Tracking.Storage.Judgements;

namespace Tracking.Storage.Tests.Sqlite.Crashes;

/// <summary>What callers had been told is durable at one moment.</summary>
internal sealed record Acknowledged(
    IReadOnlyList<LoggedPosition> Positions, IReadOnlyList<LogOffset> Ticks, IReadOnlyList<NewRevision> Revisions);

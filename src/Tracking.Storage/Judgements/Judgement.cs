using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Motion;

namespace Tracking.Storage.Judgements;

/// <summary>Everything that judging some facts of one vehicle gave; written in one transaction.</summary>
public sealed record Judgement
{
    public required VehicleId Vehicle { get; init; }

    /// <summary>Alert revisions, in the order in which they were decided.</summary>
    public IReadOnlyList<NewRevision> Revisions { get; init; } = [];

    /// <summary>Ladder rungs at or after this device time are dropped first: late data made them untrue.</summary>
    public DeviceTime? DropLadderFrom { get; init; }

    /// <summary>New ladder rungs.</summary>
    public IReadOnlyList<LadderSnapshot> Ladder { get; init; } = [];

    /// <summary>Fold flags at or after this device time are dropped first.</summary>
    public DeviceTime? DropFlagsFrom { get; init; }

    /// <summary>Flags that the fold set.</summary>
    public IReadOnlyList<PositionFlags> Flags { get; init; } = [];

    /// <summary>What changed about when the vehicle drove and stood, or null.</summary>
    public SegmentChanges? Segments { get; init; }

    /// <summary>
    /// Work to be done later; where a row of the same vehicle and kind is there already, the earlier time stays.
    /// </summary>
    public IReadOnlyList<DueRow> Due { get; init; } = [];

    /// <summary>Kinds of due work of this vehicle that are done with; they go before <see cref="Due"/> comes.</summary>
    public IReadOnlyList<DueKind> Done { get; init; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Revisions.Count == 0 && DropLadderFrom is null && Ladder.Count == 0
        && DropFlagsFrom is null && Flags.Count == 0 && Segments is null && Due.Count == 0 && Done.Count == 0;
}

using Tracking.Model.Positions;

namespace Tracking.Model.Fences;

/// <summary>
/// A fence version and the stretch of the position log it is known for. A fact is judged by the versions known at its
/// own log offset, so a later import or deletion never changes what a re-fold of earlier facts gives.
/// </summary>
/// <param name="Fence">The version.</param>
/// <param name="KnownAfter">Facts with a greater offset see it.</param>
/// <param name="DeletedAfter">Facts with a greater offset no longer see it; null while it stands.</param>
public sealed record FenceVersion(FenceDefinition Fence, LogOffset KnownAfter, LogOffset? DeletedAfter)
{
    /// <summary>Counts the versions of one fence from 1, over deletions: who changes one names the one he has seen.</summary>
    public int Number { get; init; } = 1;
}

using Tracking.Model.Fences;

namespace Tracking.Storage.Fences;

/// <summary>What one import, creation, update or deletion does: all of it becomes known at once, or nothing.</summary>
/// <param name="Number">The newest change's number plus one; the store refuses another.</param>
/// <param name="Made">The versions that it makes, in the order in which readers get them.</param>
/// <param name="Ended">The standing versions that it replaces or deletes, at most one a fence.</param>
public sealed record FenceChange(
    long Number, IReadOnlyList<MadeFence> Made, IReadOnlyList<EndedFence> Ended);

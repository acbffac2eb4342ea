using Tracking.Model.Fences;

namespace Tracking.Storage.Fences;

/// <summary>A version that a change makes.</summary>
/// <param name="Fence">The version.</param>
/// <param name="Number">Its number among the fence's versions, from 1.</param>
public readonly record struct MadeFence(FenceDefinition Fence, int Number);

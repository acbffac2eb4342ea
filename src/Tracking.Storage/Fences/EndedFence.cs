namespace Tracking.Storage.Fences;

/// <summary>A standing version that a change ends.</summary>
/// <param name="Id">The fence.</param>
/// <param name="Number">The version's number.</param>
public readonly record struct EndedFence(string Id, int Number);

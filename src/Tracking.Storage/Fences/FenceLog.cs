using Tracking.Model.Fences;

namespace Tracking.Storage.Fences;

/// <summary>All that is stored of fences.</summary>
/// <param name="Change">The newest change's number; 0 before the first.</param>
/// <param name="Versions">Every version, ended ones too, in the order in which they were made.</param>
public sealed record FenceLog(long Change, IReadOnlyList<FenceVersion> Versions);

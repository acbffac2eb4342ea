using Tracking.Ingest.Imports;
using Tracking.Model.Fences;

namespace Tracking.Ingest.Fences;

/// <summary>What came of changing one fence: a version, or why there is none.</summary>
/// <param name="Id">The fence; empty when the document could not be read.</param>
/// <param name="Version">The version that now stands; null when deleted or refused.</param>
/// <param name="Refusal">Why nothing was changed, or <see cref="FenceRefusal.None"/>.</param>
/// <param name="Problem">What is wrong with the document, when it is invalid or there are too many fences.</param>
/// <param name="Standing">The number of the version that stands, when it is not the one that was expected.</param>
public sealed record FenceOutcome(
    string Id,
    FenceVersion? Version,
    FenceRefusal Refusal = FenceRefusal.None,
    ImportProblem? Problem = null,
    int Standing = 0);

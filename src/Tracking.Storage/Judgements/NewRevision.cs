using Tracking.Model.Alerts;
using Tracking.Model.Positions;

namespace Tracking.Storage.Judgements;

/// <summary>A revision to be written.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="CausedBy">The log offset of the fact that caused it: a re-fold at offset T looks only at revisions caused before T.</param>
/// <param name="Feeds">The feeds it goes to beside <c>all</c>: codes of the regions concerned and their parents, without repeats.</param>
public sealed record NewRevision(AlertRevision Revision, LogOffset CausedBy, IReadOnlyList<string> Feeds);

using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;

namespace Tracking.Storage.Judgements;

/// <summary>A revision to be written.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="CausedBy">
/// The log offset of the fact that caused it: a re-fold at offset T looks only at revisions caused before T.
/// </param>
/// <param name="JudgedAt">
/// Device time of the fix that decided it: a re-fold from a rung touches only what was decided after the rung.
/// </param>
/// <param name="Feeds">
/// The feeds it goes to beside <c>all</c>: codes of the regions concerned and their parents, without repeats.
/// </param>
public sealed record NewRevision(
    AlertRevision Revision, LogOffset CausedBy, DeviceTime JudgedAt, IReadOnlyList<string> Feeds)
{
    /// <summary>The driver it is about; null for one about its vehicle, which the vehicle's re-folds compare with.</summary>
    public DriverId? Subject { get; init; }
}

using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Judgements;

/// <summary>What judging writes and needs back.</summary>
public interface IJudgementStore
{
    /// <summary>
    /// Writes a judgement; durable when the task returns. A revision that is stored already (same alert and number) is
    /// left as it is, so that judging the same facts again after a crash changes nothing; every new one gets the next
    /// number of the feed <c>all</c> and of each feed it names, without gaps.
    /// </summary>
    /// <returns>
    /// How many revisions were there already with other content: always 0 unless judging is not deterministic.
    /// </returns>
    Task<int> CommitAsync(Judgement judgement, CancellationToken cancellationToken);

    /// <summary>
    /// The newest rung with a watermark before <paramref name="before"/> that was known at or before
    /// <paramref name="knownAt"/>, or null.
    /// </summary>
    Task<LadderSnapshot?> FindRungAsync(
        VehicleId vehicle, DeviceTime before, LogOffset knownAt, CancellationToken cancellationToken);

    /// <summary>Due rows whose time has come, oldest first.</summary>
    Task<IReadOnlyList<DueRow>> ListDueAsync(ReceivedAt now, int limit, CancellationToken cancellationToken);
}

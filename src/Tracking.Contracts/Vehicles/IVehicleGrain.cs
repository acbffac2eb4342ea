namespace Tracking.Contracts.Vehicles;

/// <summary>
/// One registered vehicle; key <see cref="GrainKeys.Vehicle"/>. It judges what the position log holds of the vehicle:
/// every call returns only when all that it names is judged and the alerts that follow are durable.
/// </summary>
[Alias("tracking.IVehicleGrain")]
public interface IVehicleGrain : IGrainWithStringKey
{
    /// <summary>
    /// Judges what a commit added; whatever the log holds before it is caught up with first. Repeats change nothing.
    /// </summary>
    [Alias("Judge")]
    Task JudgeAsync(CommittedPositions committed);

    /// <summary>
    /// Judges everything in the log, the reorder window and late data included: nothing more is expected for now.
    /// </summary>
    [Alias("Flush")]
    Task FlushAsync();

    /// <summary>Re-folds from before the oldest late position, if there is one.</summary>
    [Alias("Refold")]
    Task RefoldAsync();

    /// <summary>
    /// Judges whether the vehicle has been silent for too long, or puts the question off to when it may have been.
    /// </summary>
    /// <param name="listeningSinceMs">
    /// Since when somebody has been there to hear it, milliseconds since 1970 by our clock: silence before counts for nothing.
    /// </param>
    [Alias("JudgeSilence")]
    Task JudgeSilenceAsync(long listeningSinceMs);

    /// <summary>
    /// Judges what the log holds beyond the last snapshot and keeps a new one: after a start, for each vehicle that has
    /// such.
    /// </summary>
    [Alias("CatchUp")]
    Task CatchUpAsync();

    /// <summary>Where its judging stands.</summary>
    [Alias("GetStatus")]
    Task<VehicleStatus> GetStatusAsync();
}

namespace Tracking.Contracts.Drivers;

/// <summary>
/// One driver, registered or unknown at a vehicle; key <see cref="GrainKeys.Driver"/>. He is judged over everything he
/// drove, whatever vehicle and company it was.
/// </summary>
[Alias("tracking.IDriverGrain")]
public interface IDriverGrain : IGrainWithStringKey
{
    /// <summary>
    /// Judges what changed about his hours; the alerts that follow are durable when the task returns. Repeats change
    /// nothing.
    /// </summary>
    [Alias("Judge")]
    Task JudgeAsync();

    /// <summary>His hours as far as they are known.</summary>
    /// <param name="atMs">
    /// As of this device time, milliseconds since 1970, or of what is known newest if that is earlier.
    /// </param>
    [Alias("GetHours")]
    Task<DriverHours> GetHoursAsync(long atMs);

    /// <summary>What he did between two device times, milliseconds since 1970, by time.</summary>
    [Alias("ListStretches")]
    Task<DriverStretchInfo[]> ListStretchesAsync(long fromMs, long toMs);
}

namespace Tracking.Client.Spools;

/// <summary>When a spool's writes count as done.</summary>
public enum SpoolSync
{
    /// <summary>
    /// Once the disk has them (fsync; appends that come together share one). What was confirmed outlives a power cut.
    /// </summary>
    Disk,

    /// <summary>
    /// Once the operating system has them. What was confirmed outlives the end of this process, kill -9 too, but not a
    /// power cut or a crash of the system. For cards that would wear out or stall.
    /// </summary>
    OperatingSystem,
}

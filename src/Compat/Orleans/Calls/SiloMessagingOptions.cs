namespace Orleans.Configuration;

/// <summary>Limits of calls within a silo.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>
    /// How often a call moves on to a new activation because the one it waited for ended (default 2).
    /// </summary>
    public int MaxForwardCount { get; set; } = 2;

    /// <summary>
    /// Running and waiting calls of one activation beyond which calls are refused; 0 (default) = no limit.
    /// </summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }
}

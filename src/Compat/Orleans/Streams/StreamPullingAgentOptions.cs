namespace Orleans.Configuration;

/// <summary>How a stream provider (by its name) delivers.</summary>
public class StreamPullingAgentOptions
{
    /// <summary>How long what is published waits to be taken together for delivery (default 100 ms).</summary>
    public TimeSpan GetQueueMsgsTimerPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long delivery to a failing subscriber is tried again (default 1 min).</summary>
    public TimeSpan MaxEventDeliveryTime { get; set; } = TimeSpan.FromMinutes(1);
}

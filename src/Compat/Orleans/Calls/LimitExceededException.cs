namespace Orleans.Runtime;

/// <summary>An activation has more calls waiting than its limit allows.</summary>
public sealed class LimitExceededException : OrleansException
{
    public LimitExceededException(string message)
        : base(message)
    {
    }

    public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
        : base($"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}")
    {
    }
}

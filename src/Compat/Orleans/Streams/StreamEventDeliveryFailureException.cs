using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A subscriber kept failing: items were given up.</summary>
public sealed class StreamEventDeliveryFailureException : OrleansException
{
    public StreamEventDeliveryFailureException()
    {
    }

    public StreamEventDeliveryFailureException(string message)
        : base(message)
    {
    }
}

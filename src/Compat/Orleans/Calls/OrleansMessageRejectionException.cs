namespace Orleans.Runtime;

/// <summary>The runtime could not bring a call to a grain.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}

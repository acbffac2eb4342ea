namespace Orleans.Runtime;

/// <summary>The silo is stopping or has stopped.</summary>
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    public SiloUnavailableException(string message)
        : base(message)
    {
    }
}

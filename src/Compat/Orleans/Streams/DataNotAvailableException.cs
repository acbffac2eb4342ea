using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A subscriber missed items of its stream.</summary>
public class DataNotAvailableException : OrleansException
{
    public DataNotAvailableException()
        : this("Data not available")
    {
    }

    public DataNotAvailableException(string message)
        : base(message)
    {
    }
}

namespace Orleans.Streams;

/// <summary>A subscriber was too slow: items were dropped before it took them.</summary>
public sealed class QueueCacheMissException(string message) : DataNotAvailableException(message)
{
    public QueueCacheMissException()
        : this("Item no longer in cache")
    {
    }
}

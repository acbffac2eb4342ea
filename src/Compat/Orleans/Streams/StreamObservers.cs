namespace Orleans.Streams;

internal sealed class StreamObservers
{
}

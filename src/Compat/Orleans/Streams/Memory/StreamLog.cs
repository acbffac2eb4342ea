using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Streams.Memory;

internal static partial class StreamLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Consumer} is subscribed to {Stream} but has not resumed its subscription: items are dropped.")]
    public static partial void NobodyListens(ILogger logger, IStreamConsumer consumer, StreamId stream);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery to {Consumer} on {Stream} failed.")]
    public static partial void DeliveryFailed(
        ILogger logger, Exception exception, IStreamConsumer consumer, StreamId stream);
}

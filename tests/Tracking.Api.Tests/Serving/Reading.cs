using Grpc.Core;

namespace Tracking.Api.Tests.Serving;

/// <summary>Takes messages off a server's stream.</summary>
internal static class Reading
{
    public static async Task<T> NextAsync<T>(this IAsyncStreamReader<T> stream, CancellationToken safety)
    {
        Assert.True(await stream.MoveNext(safety), "the stream has ended");
        return stream.Current;
    }

    public static async Task<List<T>> NextAsync<T>(this IAsyncStreamReader<T> stream, int count, CancellationToken safety)
    {
        var messages = new List<T>();
        while (messages.Count < count)
        {
            messages.Add(await stream.NextAsync(safety));
        }

        return messages;
    }
}

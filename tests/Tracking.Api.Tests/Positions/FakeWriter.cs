using System.Collections.Concurrent;
using Grpc.Core;
using Tracking.V1;

namespace Tracking.Api.Tests.Positions;

/// <summary>Keeps what a session answers.</summary>
internal sealed class FakeWriter : IServerStreamWriter<StreamPositionsResponse>
{
    public ConcurrentQueue<StreamPositionsResponse> Messages { get; } = [];

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(StreamPositionsResponse message)
    {
        Messages.Enqueue(message);
        return Task.CompletedTask;
    }

    // A default method of the interface would refuse a token that can be cancelled.
    public Task WriteAsync(StreamPositionsResponse message, CancellationToken cancellationToken) => WriteAsync(message);
}

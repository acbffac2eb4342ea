using Grpc.Core;
using Tracking.V1;

namespace Tracking.Api.Tests.Positions;

/// <summary>A writer whose one write ends when the test says so, or when it is cancelled.</summary>
internal sealed class SlowWriter : IServerStreamWriter<StreamPositionsResponse>
{
    private readonly TaskCompletionSource<CancellationToken> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => _started.Task;

    /// <summary>The token of the write that has started.</summary>
    public CancellationToken WriteToken => _started.Task.Result;

    public WriteOptions? WriteOptions { get; set; }

    public void Finish() => _finished.SetResult();

    public Task WriteAsync(StreamPositionsResponse message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(StreamPositionsResponse message, CancellationToken cancellationToken)
    {
        _started.SetResult(cancellationToken);
        return _finished.Task.WaitAsync(cancellationToken);
    }
}

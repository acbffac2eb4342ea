using Grpc.Core;

namespace Tracking.Compat.Grpc.Tests.Core.Calls;

/// <summary>The options of a call.</summary>
public sealed class CallOptionsTests
{
    [Fact]
    public void CallOptions_With_ChangesACopy()
    {
        var original = new CallOptions();
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime;
        var headers = new Metadata();
        var writing = new WriteOptions(WriteFlags.NoCompress);
        using var cancellation = new CancellationTokenSource();

        var changed = original.WithDeadline(deadline).WithHeaders(headers).WithWriteOptions(writing)
            .WithCancellationToken(cancellation.Token);

        Assert.Null(original.Deadline);
        Assert.Null(original.Headers);
        Assert.Equal(deadline, changed.Deadline);
        Assert.Same(headers, changed.Headers);
        Assert.Same(writing, changed.WriteOptions);
        Assert.Equal(cancellation.Token, changed.CancellationToken);
        Assert.Equal(WriteFlags.NoCompress, changed.WriteOptions!.Flags);
    }
}

using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.Client.Tests.Serving;

namespace Tracking.Client.Tests.Connections;

public sealed class TrackingExceptionTests
{
    [Theory]
    [InlineData(StatusCode.Unavailable, "store_failed", true)]
    [InlineData(StatusCode.DeadlineExceeded, "answer_overdue", true)]
    [InlineData(StatusCode.ResourceExhausted, "quota_exceeded", true)]
    [InlineData(StatusCode.ResourceExhausted, "document_too_large", false)]
    [InlineData(StatusCode.InvalidArgument, "batch_too_large", false)]
    [InlineData(StatusCode.OutOfRange, "cursor_expired", false)]
    [InlineData(StatusCode.Unimplemented, null, false)]
    public void IsRetryable_Status_TellsWhetherTheSameCallMaySucceed(StatusCode code, string? reason, bool isRetryable) =>
        Assert.Equal(isRetryable, new TrackingException(code, reason, "x").IsRetryable);

    [Fact]
    public void Explain_ServerSaysWhen_IsTyped()
    {
        using var connection = TrackingConnection.Open(new Uri("http://127.0.0.1:1"));
        var fault = connection.Explain(Refusal.Of(StatusCode.ResourceExhausted, "quota_exceeded", retryAfterMs: 1500));
        Assert.Equal("quota_exceeded", fault.Reason);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), fault.RetryAfter);
        Assert.Null(connection.Explain(Refusal.Of(StatusCode.ResourceExhausted, "quota_exceeded")).RetryAfter);
    }
}

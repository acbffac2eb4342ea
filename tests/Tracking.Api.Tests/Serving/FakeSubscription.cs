using Orleans.Runtime;
using Orleans.Streams;
using Tracking.Contracts.Live;

namespace Tracking.Api.Tests.Serving;

internal sealed class FakeSubscription(FakeLiveStream stream) : StreamSubscriptionHandle<LiveUpdate>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId { get; } = Guid.NewGuid();

    public override Task UnsubscribeAsync()
    {
        stream.Remove(this);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<LiveUpdate>> ResumeAsync(
        IAsyncObserver<LiveUpdate> observer, StreamSequenceToken? token = null) => throw new NotSupportedException();

    public override Task<StreamSubscriptionHandle<LiveUpdate>> ResumeAsync(
        IAsyncBatchObserver<LiveUpdate> observer, StreamSequenceToken? token = null) => throw new NotSupportedException();

    public override bool Equals(StreamSubscriptionHandle<LiveUpdate>? other) => ReferenceEquals(this, other);
}

using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using Tracking.Contracts.Live;
using Tracking.Model.Positions;

namespace Tracking.Api.Tests.Serving;

/// <summary>The stream of live positions, on which a test moves the vehicles.</summary>
internal sealed class FakeStreams : IStreamProvider
{
    private readonly ConcurrentDictionary<StreamId, FakeLiveStream> _streams = [];

    public string Name => LiveStream.Provider;

    public bool IsRewindable => false;

    public FakeLiveStream this[string vehicle] => Find(StreamId.Create(LiveStream.Namespace, vehicle));

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => (IAsyncStream<T>)(object)Find(streamId);

    public Task MoveAsync(string vehicle, LoggedPosition position) =>
        this[vehicle].OnNextAsync(new LiveUpdate(vehicle, position));

    private FakeLiveStream Find(StreamId id) => _streams.GetOrAdd(id, static id => new FakeLiveStream(id));
}

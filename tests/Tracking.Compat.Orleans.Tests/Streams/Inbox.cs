using System.Collections.Concurrent;
using System.Threading.Channels;
using Orleans.Streams;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Streams;

/// <summary>A subscriber that keeps what it got; in grains, found by name.</summary>
internal sealed class Inbox : IAsyncObserver<int>, IAsyncBatchObserver<int>
{
    private static readonly ConcurrentDictionary<string, Inbox> Inboxes = new();
    private readonly Channel<List<int>> _received = Channel.CreateUnbounded<List<int>>();
    private int _failuresLeft;

    /// <summary>Told of every delivery, before it is kept or fails.</summary>
    public Func<Task>? BeforeDelivery { get; set; }

    public ConcurrentQueue<StreamSequenceToken> Tokens { get; } = new();

    public ConcurrentQueue<Exception> Errors { get; } = new();

    public static Inbox Of(string name) => Inboxes.GetOrAdd(name, _ => new Inbox());

    public void FailNext(int count) => _failuresLeft = count;

    public async Task OnNextAsync(int item, StreamSequenceToken? token = null)
    {
        await ReceiveAsync([item]);
        Tokens.Enqueue(token!);
    }

    public Task OnNextAsync(IList<SequentialItem<int>> items) => ReceiveAsync([.. items.Select(item => item.Item)]);

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex)
    {
        Errors.Enqueue(ex);
        return Task.CompletedTask;
    }

    public Task<List<int>> TakeDeliveryAsync() => _received.Reader.ReadAsync().AsTask().WaitAsync(Safety.Net);

    public async Task<List<int>> TakeAsync(int count)
    {
        var items = new List<int>();
        while (items.Count < count)
        {
            items.AddRange(await TakeDeliveryAsync());
        }

        return items;
    }

    public bool HasMore() => _received.Reader.TryPeek(out _);

    private async Task ReceiveAsync(List<int> items)
    {
        if (BeforeDelivery is not null)
        {
            await BeforeDelivery();
        }

        _received.Writer.TryWrite(items);
        if (_failuresLeft-- > 0)
        {
            throw new InvalidDataException("not now");
        }
    }
}

using Orleans;

namespace Tracking.Compat.Orleans.Tests.Observers;

internal sealed class NewsGrain : Grain, INewsGrain
{
    private INewsObserver? _subscriber;

    public Task SubscribeAsync(INewsObserver observer)
    {
        _subscriber = observer;
        return Task.CompletedTask;
    }

    public Task PublishAsync(int from, int count)
    {
        for (var number = from; number < from + count; number++)
        {
            _subscriber!.Hear(number);
        }

        return Task.CompletedTask;
    }

    public Task<string> AskAsync(string question) => _subscriber!.AnswerAsync(question);

    public Task MakeObserverAsync()
    {
        GrainFactory.CreateObjectReference<INewsObserver>(new NewsListener());
        return Task.CompletedTask;
    }
}

using Orleans;

namespace Tracking.Compat.Orleans.Tests.Observers;

/// <summary>Hears from a <see cref="INewsGrain"/>.</summary>
public interface INewsObserver : IGrainObserver
{
    void Hear(int number);

    Task<string> AnswerAsync(string question);
}

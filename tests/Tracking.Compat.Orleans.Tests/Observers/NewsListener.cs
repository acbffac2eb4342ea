using System.Threading.Channels;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Observers;

internal sealed class NewsListener : INewsObserver
{
    private readonly Channel<int> _heard = Channel.CreateUnbounded<int>();

    public void Hear(int number)
    {
        _heard.Writer.TryWrite(number);
        if (number < 0)
        {
            throw new InvalidDataException("negative");
        }
    }

    public Task<string> AnswerAsync(string question) => question.Length > 0
        ? Task.FromResult($"{question}!")
        : throw new InvalidDataException("no question");

    public async Task<List<int>> TakeAsync(int count)
    {
        var numbers = new List<int>();
        while (numbers.Count < count)
        {
            numbers.Add(await _heard.Reader.ReadAsync().AsTask().WaitAsync(Safety.Net));
        }

        return numbers;
    }

    public bool HasMore() => _heard.Reader.TryPeek(out _);
}

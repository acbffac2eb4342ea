using Tracking.Storage.Quarantine;

namespace Tracking.Ingest.Tests.Positions;

/// <summary>A quarantine in front of the real one, whose commits a test holds back or makes fail.</summary>
internal sealed class FakeQuarantine(IQuarantine inner) : IQuarantine
{
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What an addition waits for before it goes on to the real quarantine.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when an addition was asked for.</summary>
    public Task Called => _called.Task;

    public async Task AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken)
    {
        _called.TrySetResult();
        await Gate;
        await inner.AddAsync(rows, cancellationToken);
    }

    public Task<IReadOnlyList<StoredRow>> ListAsync(QuarantineQuery query, CancellationToken cancellationToken) =>
        inner.ListAsync(query, cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) =>
        inner.CountAsync(cancellationToken);
}

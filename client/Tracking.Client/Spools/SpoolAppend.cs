namespace Tracking.Client.Spools;

/// <summary>Records that wait to be written together, and whoever waits for them.</summary>
internal sealed class SpoolAppend(IReadOnlyList<byte[]> records)
{
    private readonly TaskCompletionSource<long> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<byte[]> Records { get; } = records;

    public long Bytes { get; } = records.Sum(static record => (long)record.Length);

    /// <summary>The number of the last record, once all are durable.</summary>
    public Task<long> Done => _done.Task;

    public void Succeed(long lastNumber) => _done.SetResult(lastNumber);

    public void Fail(Exception fault) => _done.SetException(fault);
}

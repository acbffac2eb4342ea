using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Ingest.Positions;
using Tracking.Ingest.Quotas;
using Tracking.Model.Vehicles;
using Tracking.V1;
using PositionBatch = Tracking.V1.PositionBatch;

namespace Tracking.Api.Positions;

/// <summary>
/// One stream of positions. Batches are made durable one after the other and answered in order; judging runs behind, at
/// most <see cref="MaximumUnjudged"/> batches of it, and while that many wait nothing more is read: the transport's
/// flow control then slows the sender. Used by one reader.
/// </summary>
internal sealed class PositionSession(
    PositionDoor door,
    IServerStreamWriter<StreamPositionsResponse> responses,
    string peer,
    CancellationToken cancellationToken)
{
    /// <summary>
    /// Batches that may wait to be judged: enough to keep judging busy, at most 160,000 positions of memory.
    /// </summary>
    private const int MaximumUnjudged = 16;

    /// <summary>Rejections described one by one in an answer; the others are only counted.</summary>
    private const int MaximumDescribed = 20;

    private readonly HashSet<VehicleId> _vehicles = [];
    private readonly Queue<Task> _unjudged = [];

    public async Task TakeAsync(PositionBatch batch)
    {
        var count = batch.Positions.Count + batch.UnreadableRows.Count;
        if (count > PositionDoor.MaximumBatch)
        {
            throw ApiError.BatchTooLarge(
                $"batch {batch.Sequence} holds {count} rows, at most {PositionDoor.MaximumBatch} are taken; none of it is stored");
        }

        while (_unjudged.Count >= MaximumUnjudged)
        {
            await _unjudged.Dequeue().WaitAsync(cancellationToken);
        }

        var outcome = await TakeDurablyAsync(batch);
        _vehicles.UnionWith(outcome.Vehicles);
        _unjudged.Enqueue(outcome.Judged);
        await responses.WriteAsync(new StreamPositionsResponse { Ack = Answer(batch.Sequence, outcome) });
    }

    public async Task FlushAsync()
    {
        await FinishAsync();
        await StoreCall.RunAsync(() => door.FlushAsync(_vehicles, cancellationToken));
        _vehicles.Clear();
        await responses.WriteAsync(new StreamPositionsResponse { Flushed = new Flushed() });
    }

    /// <summary>Waits until what was taken is judged.</summary>
    public async Task FinishAsync()
    {
        while (_unjudged.TryDequeue(out var judged))
        {
            await judged.WaitAsync(cancellationToken);
        }
    }

    private static BatchAck Answer(ulong sequence, BatchOutcome outcome)
    {
        var ack = new BatchAck
        {
            Sequence = sequence,
            Accepted = (uint)outcome.Accepted,
            Duplicate = (uint)outcome.Duplicates,
        };
        foreach (var reason in outcome.Rejected.CountBy(static row => row.Reason))
        {
            ack.Rejected.Add(reason.Key, (uint)reason.Value);
        }

        ack.FirstRejections.AddRange(outcome.Rejected.Take(MaximumDescribed).Select(static row => new Rejection
        {
            Index = (uint)row.Index,
            Reason = row.Reason,
            Message = row.Message,
        }));
        return ack;
    }

    private async Task<BatchOutcome> TakeDurablyAsync(PositionBatch batch)
    {
        var raw = new Ingest.Positions.PositionBatch(
            peer,
            [.. batch.Positions.Select(PositionMessages.ToRaw)],
            [.. batch.UnreadableRows.Select(static row => new Ingest.Positions.UnreadableRow(
                (long)Math.Min(row.Line, long.MaxValue), row.Content, row.Problem))]);
        try
        {
            return await StoreCall.RunAsync(() => door.TakeAsync(raw, cancellationToken));
        }
        catch (QuotaExceededException exceeded)
        {
            throw ApiError.QuotaExceeded(exceeded.Message, exceeded.RetryAfter);
        }
    }
}

using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Client.Ingest;

/// <summary>
/// What was sent and what came back. The sender writes it and the reader of the answers does: every member takes the
/// lock.
/// </summary>
internal sealed class IngestLedger
{
    /// <summary>How many rejected rows are kept to be shown: enough to see what is wrong, and a bound.</summary>
    public const int MaximumRejections = 20;

    private readonly Lock _lock = new();
    private readonly Queue<(ulong Sequence, IngestBatch Batch)> _inFlight = [];
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private readonly List<RejectedRow> _rejections = [];
    private ulong _lastSequence;
    private long _sent;
    private long _accepted;
    private long _duplicate;

    public IngestTotals Totals
    {
        get
        {
            lock (_lock)
            {
                return new IngestTotals(_sent, _accepted, _duplicate, new SortedDictionary<string, long>(_rejected));
            }
        }
    }

    public IReadOnlyList<RejectedRow> FirstRejections
    {
        get
        {
            lock (_lock)
            {
                return [.. _rejections];
            }
        }
    }

    /// <summary>Counts a batch as sent, before it is: once on its way nobody can say what became of it.</summary>
    public PositionBatch Send(IngestBatch batch)
    {
        lock (_lock)
        {
            _lastSequence++;
            _inFlight.Enqueue((_lastSequence, batch));
            _sent += batch.Count;
            return batch.ToMessage(_lastSequence);
        }
    }

    /// <exception cref="TrackingException">The answer fits nothing that was sent.</exception>
    public void Take(BatchAck ack)
    {
        lock (_lock)
        {
            if (!_inFlight.TryPeek(out var oldest) || oldest.Sequence != ack.Sequence)
            {
                throw Breach($"answered batch {ack.Sequence}, and the next to be answered is {Next()}");
            }

            var answered = ack.Accepted + ack.Duplicate + ack.Rejected.Values.Sum(static count => (long)count);
            if (answered != oldest.Batch.Count)
            {
                throw Breach($"answered {answered} rows of batch {ack.Sequence}, which has {oldest.Batch.Count}");
            }

            _inFlight.Dequeue();
            _accepted += ack.Accepted;
            _duplicate += ack.Duplicate;
            TakeRejections(ack, oldest.Batch);
        }
    }

    /// <exception cref="TrackingException">The server says that all is judged and has not answered all.</exception>
    public void RequireAllAnswered()
    {
        lock (_lock)
        {
            if (_inFlight.Count > 0)
            {
                throw Breach($"said that all was judged before it answered batch {Next()}");
            }
        }
    }

    private void TakeRejections(BatchAck ack, IngestBatch batch)
    {
        foreach (var (reason, count) in ack.Rejected)
        {
            _rejected[reason] = _rejected.GetValueOrDefault(reason) + count;
        }

        foreach (var rejection in ack.FirstRejections.Take(MaximumRejections - _rejections.Count))
        {
            if (batch.Find(rejection) is { } row)
            {
                _rejections.Add(new RejectedRow(row.Source, row.Line, rejection.Reason, rejection.Message));
            }
        }
    }

    private string Next() => _inFlight.TryPeek(out var oldest) ? oldest.Sequence.ToString() : "none";

    private static TrackingException Breach(string what) =>
        new(StatusCode.Internal, "protocol_breach", $"the server broke the protocol: it {what}");
}

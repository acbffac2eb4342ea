using Grpc.Core;
using Tracking.V1;

namespace Tracking.Client.Tests.Serving;

/// <summary>Stores positions as the server does, in memory, and fails where a test wants it to.</summary>
internal sealed class FakeTelematics : Telematics.TelematicsBase
{
    private readonly Lock _lock = new();
    private readonly HashSet<Position> _stored = [];
    private int _streams;

    /// <summary>Everything that was acknowledged, in no order.</summary>
    public IReadOnlyCollection<Position> Stored
    {
        get
        {
            lock (_lock)
            {
                return [.. _stored];
            }
        }
    }

    /// <summary>How many streams were opened.</summary>
    public int Streams => Volatile.Read(ref _streams);

    /// <summary>How many streams were ended by their client, with all of it answered.</summary>
    public int Completed { get; private set; }

    /// <summary>Runs when a batch came in, before anything of it is stored; may wait or throw.</summary>
    public Func<PositionBatch, ServerCallContext, Task> BeforeStoring { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Runs when a batch is stored, before it is answered; may wait or throw.</summary>
    public Func<PositionBatch, ServerCallContext, Task> BeforeAnswer { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Why a position is rejected; null when it is not.</summary>
    public Func<Position, string?> Reject { get; set; } = static _ => null;

    /// <summary>Changes an answer before it goes out.</summary>
    public Action<BatchAck> Spoil { get; set; } = static _ => { };

    public override async Task StreamPositions(
        IAsyncStreamReader<StreamPositionsRequest> requestStream,
        IServerStreamWriter<StreamPositionsResponse> responseStream,
        ServerCallContext context)
    {
        Interlocked.Increment(ref _streams);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var batch = requestStream.Current.Batch;
            await BeforeStoring(batch, context);
            var ack = Store(batch);
            await BeforeAnswer(batch, context);
            Spoil(ack);
            await responseStream.WriteAsync(new StreamPositionsResponse { Ack = ack });
        }

        Completed++;
    }

    private BatchAck Store(PositionBatch batch)
    {
        var ack = new BatchAck { Sequence = batch.Sequence };
        lock (_lock)
        {
            for (var i = 0; i < batch.Positions.Count; i++)
            {
                if (Reject(batch.Positions[i]) is { } reason)
                {
                    ack.Rejected[reason] = ack.Rejected.TryGetValue(reason, out var count) ? count + 1 : 1;
                    ack.FirstRejections.Add(new Rejection { Index = (uint)i, Reason = reason, Message = "no" });
                }
                else if (_stored.Add(batch.Positions[i]))
                {
                    ack.Accepted++;
                }
                else
                {
                    ack.Duplicate++;
                }
            }
        }

        return ack;
    }
}

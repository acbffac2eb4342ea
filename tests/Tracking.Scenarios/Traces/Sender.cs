using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Scenarios.Traces;

/// <summary>
/// A sender that keeps its own ledger of what was acknowledged: the judge of what must be there afterwards, never the
/// server's counters.
/// </summary>
internal sealed class Sender(TrackingConnection connection)
{
    private const int BatchSize = 500;

    /// <summary>Positions whose acknowledgement was received.</summary>
    public List<Position> Acked { get; } = [];

    public long Accepted { get; private set; }

    public long Duplicate { get; private set; }

    public Dictionary<string, long> Rejected { get; } = [];

    /// <summary>Called after each acknowledgement with the number of rows acknowledged so far.</summary>
    public Func<int, Task> OnAck { get; init; } = static _ => Task.CompletedTask;

    public async Task RegisterAsync(IEnumerable<string> vehicleIds, string vehicleClass)
    {
        var request = new RegisterVehiclesRequest();
        request.Vehicles.AddRange(vehicleIds.Select(id => new VehicleRegistration { VehicleId = id, VehicleClass = vehicleClass }));
        await connection.Telematics.RegisterVehiclesAsync(request);
    }

    /// <summary>Sends everything and returns when it is judged; batches may overtake their answers by a few.</summary>
    public async Task SendAllAsync(IReadOnlyList<Position> positions, IReadOnlyList<UnreadableRow>? unreadable = null)
    {
        using var call = connection.Telematics.StreamPositions();
        var sent = new Dictionary<ulong, IReadOnlyList<Position>>();
        var reading = ReadAsync(call, sent);
        try
        {
            ulong sequence = 0;
            foreach (var batch in Batches(positions, unreadable ?? []))
            {
                batch.Sequence = ++sequence;
                lock (sent)
                {
                    sent.Add(sequence, [.. batch.Positions]);
                }

                await call.RequestStream.WriteAsync(new StreamPositionsRequest { Batch = batch });
            }

            await call.RequestStream.WriteAsync(new StreamPositionsRequest { Flush = new Flush() });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException
            or OperationCanceledException or IOException)
        {
            // The answers tell why the stream ended.
        }

        await reading;
    }

    private static IEnumerable<PositionBatch> Batches(
        IReadOnlyList<Position> positions, IReadOnlyList<UnreadableRow> unreadable)
    {
        foreach (var rows in unreadable.Chunk(BatchSize))
        {
            yield return new PositionBatch { UnreadableRows = { rows } };
        }

        foreach (var chunk in positions.Chunk(BatchSize))
        {
            yield return new PositionBatch { Positions = { chunk } };
        }
    }

    private async Task ReadAsync(
        AsyncDuplexStreamingCall<StreamPositionsRequest, StreamPositionsResponse> call,
        Dictionary<ulong, IReadOnlyList<Position>> sent)
    {
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            if (answer.KindCase != StreamPositionsResponse.KindOneofCase.Ack)
            {
                continue;
            }

            Accepted += answer.Ack.Accepted;
            Duplicate += answer.Ack.Duplicate;
            foreach (var (reason, count) in answer.Ack.Rejected)
            {
                Rejected[reason] = Rejected.GetValueOrDefault(reason) + count;
            }

            lock (sent)
            {
                Acked.AddRange(sent[answer.Ack.Sequence]);
            }

            await OnAck(Acked.Count);
        }
    }
}

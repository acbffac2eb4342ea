using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

/// <summary>Takes positions as the server does, and fails where a test wants it to.</summary>
internal sealed class FakeTelematics : Telematics.TelematicsBase
{
    private readonly ConcurrentDictionary<string, bool> _registered = [];
    private readonly HashSet<Position> _stored = [];
    private readonly Channel<PositionBatch> _received = Channel.CreateUnbounded<PositionBatch>();

    /// <summary>
    /// What was called, in order: "register A,B", "batch 1", "flush". Registrations overtake batches that are still on
    /// their way, as they are calls of their own.
    /// </summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public List<VehicleRegistration> Registrations { get; } = [];

    public List<PositionBatch> Batches { get; } = [];

    /// <summary>Each batch as it comes in, before it is answered.</summary>
    public ChannelReader<PositionBatch> Received => _received.Reader;

    /// <summary>Runs before a batch is answered; may wait, throw, or break the connection.</summary>
    public Func<PositionBatch, ServerCallContext, Task> BeforeAnswer { get; set; } =
        static (_, _) => Task.CompletedTask;

    /// <summary>Runs before Flushed is sent.</summary>
    public Func<ServerCallContext, Task> BeforeFlushed { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Changes an answer before it goes out.</summary>
    public Action<BatchAck> Spoil { get; set; } = static _ => { };

    /// <summary>Whether the stream ends after the first batch as if all were well.</summary>
    public bool EndsEarly { get; set; }

    public RpcException? RefuseRegistration { get; set; }

    public override Task<RegisterVehiclesResponse> RegisterVehicles(
        RegisterVehiclesRequest request,
        ServerCallContext context)
    {
        if (RefuseRegistration is not null)
        {
            throw RefuseRegistration;
        }

        Log.Enqueue("register " + string.Join(',', request.Vehicles.Select(static vehicle => vehicle.VehicleId)));
        Registrations.AddRange(request.Vehicles);
        var added = request.Vehicles.Count(vehicle => _registered.TryAdd(vehicle.VehicleId, true));
        return Task.FromResult(new RegisterVehiclesResponse { Registered = (uint)added });
    }

    public override async Task StreamPositions(
        IAsyncStreamReader<StreamPositionsRequest> requestStream,
        IServerStreamWriter<StreamPositionsResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            if (request.KindCase == StreamPositionsRequest.KindOneofCase.Flush)
            {
                Log.Enqueue("flush");
                await BeforeFlushed(context);
                await responseStream.WriteAsync(new StreamPositionsResponse { Flushed = new Flushed() });
                continue;
            }

            Log.Enqueue($"batch {request.Batch.Sequence}");
            Batches.Add(request.Batch);
            await _received.Writer.WriteAsync(request.Batch);
            await BeforeAnswer(request.Batch, context);
            var ack = Answer(request.Batch);
            Spoil(ack);
            await responseStream.WriteAsync(new StreamPositionsResponse { Ack = ack });
            if (EndsEarly)
            {
                return;
            }
        }
    }

    private BatchAck Answer(PositionBatch batch)
    {
        var ack = new BatchAck { Sequence = batch.Sequence };
        for (var i = 0; i < batch.UnreadableRows.Count; i++)
        {
            Reject(ack, i, "malformed_row", batch.UnreadableRows[i].Problem);
        }

        for (var i = 0; i < batch.Positions.Count; i++)
        {
            Judge(ack, i, batch.Positions[i]);
        }

        return ack;
    }

    private void Judge(BatchAck ack, int index, Position position)
    {
        if (!_registered.ContainsKey(position.VehicleId))
        {
            Reject(ack, index, "unknown_vehicle", $"vehicle '{position.VehicleId}' is not registered");
        }
        else if (position.LatitudeDeg is < -90 or > 90)
        {
            Reject(ack, index, "coordinates_out_of_range", $"latitude {position.LatitudeDeg} is not on the earth");
        }
        else if (_stored.Add(position))
        {
            ack.Accepted++;
        }
        else
        {
            ack.Duplicate++;
        }
    }

    private static void Reject(BatchAck ack, int index, string reason, string message)
    {
        ack.Rejected[reason] = ack.Rejected.TryGetValue(reason, out var count) ? count + 1 : 1;
        if (ack.FirstRejections.Count < 20)
        {
            ack.FirstRejections.Add(new Rejection { Index = (uint)index, Reason = reason, Message = message });
        }
    }
}

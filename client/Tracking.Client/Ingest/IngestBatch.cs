using Google.Protobuf;
using Tracking.Client.Traces;
using Tracking.V1;

namespace Tracking.Client.Ingest;

/// <summary>Rows that go to the server as one message, and where each of them came from.</summary>
public sealed class IngestBatch
{
    /// <summary>The most rows of one batch: the protocol's limit.</summary>
    public const int MaximumRows = 10_000;

    /// <summary>
    /// The size at which a batch is full however few rows it has, in bytes: unreadable rows can be long, and a gRPC
    /// server takes messages of at most 4 MiB.
    /// </summary>
    public const int MaximumBytes = 1024 * 1024;

    private readonly int _maximumRows;
    private readonly List<TraceRow> _positions = [];
    private readonly List<TraceRow> _unreadable = [];
    private int _bytes;

    /// <summary>
    /// Makes an empty batch for up to <paramref name="maximumRows"/> rows, 1 to <see cref="MaximumRows"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer or more.</exception>
    public IngestBatch(int maximumRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumRows, MaximumRows);
        _maximumRows = maximumRows;
    }

    /// <summary>How many rows it holds.</summary>
    public int Count => _positions.Count + _unreadable.Count;

    /// <summary>Whether it is to be sent before another row is added.</summary>
    public bool IsFull => Count >= _maximumRows || _bytes >= MaximumBytes;

    /// <summary>Ids of the vehicles whose positions it holds, as the rows state them; repeated.</summary>
    public IEnumerable<string> VehicleIds => _positions.Select(static row => row.Position!.VehicleId);

    /// <summary>Adds a row.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(TraceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (IsFull)
        {
            throw new InvalidOperationException("the batch is full: send it and begin another");
        }

        (row.Position is null ? _unreadable : _positions).Add(row);
        _bytes += ((IMessage?)row.Position ?? row.Unreadable!).CalculateSize();
    }

    internal PositionBatch ToMessage(ulong sequence) => new()
    {
        Sequence = sequence,
        Positions = { _positions.Select(static row => row.Position) },
        UnreadableRows = { _unreadable.Select(static row => row.Unreadable) },
    };

    /// <summary>The row a rejection is about; null when the server names one that was not sent.</summary>
    internal TraceRow? Find(Rejection rejection)
    {
        var rows = rejection.Reason == RejectionReasons.MalformedRow ? _unreadable : _positions;
        return rejection.Index < rows.Count ? rows[(int)rejection.Index] : null;
    }
}

using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Running;
using Tracking.Client.Traces;
using Tracking.V1;

namespace Tracking.Cli.Replay;

/// <summary>The rows of a trace that have a time, by that time.</summary>
internal sealed class ReplayTrace
{
    /// <summary>Rows held in memory, about 200 MB of it; longer traces are replayed in parts.</summary>
    public const int MaximumRows = 1_000_000;

    private readonly List<Position> _rows;

    private ReplayTrace(List<Position> rows, long skipped)
    {
        // OrderBy keeps the file's order among rows of one instant.
        _rows = [.. rows.OrderBy(static row => row.DeviceTime.ToDateTimeOffset())];
        Skipped = skipped;
    }

    /// <summary>Rows that could not be read or have no time.</summary>
    public long Skipped { get; }

    public int Count => _rows.Count;

    public int Vehicles => _rows.Select(static row => row.VehicleId).Distinct().Count();

    /// <summary>From the first row to the last.</summary>
    public TimeSpan Length => _rows.Count == 0 ? TimeSpan.Zero : TimeOf(_rows[^1]) - TimeOf(_rows[0]);

    /// <exception cref="FailedException">There are too many rows.</exception>
    public static async Task<ReplayTrace> ReadAsync(TraceReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<Position>();
        var skipped = 0L;
        while (await reader.ReadAsync(cancellationToken) is { } row)
        {
            if (row.Position is not { DeviceTime: not null } position)
            {
                skipped++;
                continue;
            }

            if (rows.Count == MaximumRows)
            {
                throw new FailedException("trace_too_long", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{reader.Name} has more than {MaximumRows} rows; replay it in parts"));
            }

            rows.Add(position);
        }

        return new ReplayTrace(rows, skipped);
    }

    /// <summary>
    /// The rows, their times shifted so that the first is at <paramref name="first"/>, each with its offset.
    /// </summary>
    public IEnumerable<(TimeSpan Offset, Position Row)> ShiftedTo(DateTimeOffset first)
    {
        foreach (var row in _rows)
        {
            var offset = TimeOf(row) - TimeOf(_rows[0]);
            var shifted = row.Clone();
            shifted.DeviceTime = Timestamp.FromDateTimeOffset(first + offset);
            yield return (offset, shifted);
        }
    }

    private static DateTimeOffset TimeOf(Position row) => row.DeviceTime.ToDateTimeOffset();
}

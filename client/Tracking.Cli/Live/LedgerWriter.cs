using System.Globalization;
using System.Text;
using Tracking.Client.Traces;
using Tracking.V1;

namespace Tracking.Cli.Live;

/// <summary>
/// Writes down what the server has acknowledged, and only that: a trace with one more column, <c>outcome</c>.
/// <c>acked</c> is durable at the server; <c>unsure</c> is of a batch with more rejected rows than the answer
/// describes. Rows leave for the operating system with each answer, so the ledger is as good as the answers if this
/// process dies.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    public const string Header = "vehicle_id,time_utc,lat,lon,speed_kmh,heading,outcome";
    public const string Acked = "acked";
    public const string Unsure = "unsure";

    private readonly StreamWriter _file;

    public LedgerWriter(string path)
    {
        _file = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        _file.WriteLine(Header);
        _file.Flush();
    }

    public void Take(IReadOnlyList<Position> positions, BatchAck ack)
    {
        var described = ack.FirstRejections.Select(static rejection => (int)rejection.Index).ToHashSet();
        var outcome = ack.Rejected.Values.Sum(static count => (long)count) > described.Count ? Unsure : Acked;
        for (var i = 0; i < positions.Count; i++)
        {
            if (!described.Contains(i))
            {
                _file.WriteLine(Line(positions[i], outcome));
            }
        }

        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>A row of a trace; ids of vehicles hold nothing that CSV would have to quote.</summary>
    public static string TraceLine(Position position) => string.Create(
        CultureInfo.InvariantCulture,
        $"{position.VehicleId},{InstantText.Format(position.DeviceTime)},"
        + $"{position.LatitudeDeg},{position.LongitudeDeg},"
        + $"{Number(position.HasSpeedKmh, position.SpeedKmh)},{Number(position.HasHeadingDeg, position.HeadingDeg)}");

    private static string Line(Position position, string outcome) => $"{TraceLine(position)},{outcome}";

    private static string Number(bool isGiven, double value) =>
        isGiven ? value.ToString(CultureInfo.InvariantCulture) : "";
}

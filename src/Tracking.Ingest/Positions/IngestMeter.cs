using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tracking.Ingest.Positions;

/// <summary>
/// What the door of positions counts and times, named as OpenTelemetry names things; thread-safe. The spans of
/// <see cref="Activities"/> say where one batch spent its time.
/// </summary>
public sealed class IngestMeter : IDisposable
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Tracking.Ingest";

    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly Counter<long> _positions;
    private readonly Histogram<double> _durable;
    private readonly Histogram<double> _judged;

    /// <summary>Makes the meter; its scope is this object, so that two in one process can be told apart.</summary>
    public IngestMeter(TimeProvider clock)
    {
        _clock = clock;
        _meter = new Meter(new MeterOptions(Name) { Scope = this });
        _positions = _meter.CreateCounter<long>(
            "tracking.ingest.positions", "{position}", "Positions by what became of them.");
        _durable = _meter.CreateHistogram<double>(
            "tracking.ingest.batch.duration", "s", "From a batch's arrival until it is durable and can be answered.");
        _judged = _meter.CreateHistogram<double>(
            "tracking.ingest.judge.duration", "s", "From a batch's being durable until its vehicles have judged it.");
    }

    /// <summary>Spans of batches on their way; no work at all while nobody listens.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>A point in time to measure from.</summary>
    public long Start() => _clock.GetTimestamp();

    /// <summary>A batch is durable.</summary>
    public void Taken(BatchOutcome outcome, long start)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _durable.Record(_clock.GetElapsedTime(start).TotalSeconds);
        Count(outcome.Accepted, "accepted");
        Count(outcome.Duplicates, "duplicate");
        foreach (var (reason, count) in outcome.Rejected.CountBy(static row => row.Reason))
        {
            _positions.Add(count, new("tracking.outcome", "rejected"), new("error.type", reason));
        }
    }

    /// <summary>Everything of a batch is judged, or what failed is left to the next occasion.</summary>
    public void Judged(long start) => _judged.Record(_clock.GetElapsedTime(start).TotalSeconds);

    /// <summary>Ends the meter.</summary>
    public void Dispose() => _meter.Dispose();

    private void Count(int count, string outcome)
    {
        if (count > 0)
        {
            _positions.Add(count, new KeyValuePair<string, object?>("tracking.outcome", outcome));
        }
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using Tracking.Ingest.Positions;

namespace Tracking.Ingest.Tests.Positions;

public sealed class IngestMeterTests
{
    [Fact]
    public async Task Meter_Batch_CountsByOutcomeAndTimesBothEnds()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var measured = new List<string>();
        using var listener = Listen(fixture.Meter, measured);

        var outcome = await fixture.TakeAsync(
            fixture.Fix(seconds: 1), fixture.Fix(seconds: 1), fixture.Fix("A3"), fixture.Fix("A3", 2));
        await outcome.Judged;

        Assert.Equal(
            [
                "tracking.ingest.batch.duration 0",
                "tracking.ingest.judge.duration 0",
                "tracking.ingest.positions 1 tracking.outcome=accepted",
                "tracking.ingest.positions 1 tracking.outcome=duplicate",
                "tracking.ingest.positions 2 tracking.outcome=rejected error.type=unknown_vehicle",
            ],
            measured.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Activities_SomebodyListens_TellOfEachBatch()
    {
        await using var fixture = await DoorFixture.OpenAsync();
        var ended = new List<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == IngestMeter.Name,
            // Other tests of the process have batches too: only those below this test's own activity count.
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == root.TraceId
                ? ActivitySamplingResult.AllData
                : ActivitySamplingResult.None,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await (await fixture.TakeAsync(fixture.Fix(), fixture.Fix("A3"))).Judged;

        var batch = Assert.Single(ended, static activity => activity.OperationName == "ingest batch");
        Assert.Equal(1, batch.GetTagItem("tracking.accepted"));
        Assert.Equal(1, batch.GetTagItem("tracking.rejected"));
        var judged = Assert.Single(ended, static activity => activity.OperationName == "judge batch");
        Assert.Equal(batch.SpanId, judged.ParentSpanId);
    }

    private static MeterListener Listen(IngestMeter meter, List<string> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meter))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        listener.Start();
        return listener;

        void Add<T>(string name, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = string.Join(' ', [$"{name} {value}", .. tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}")]);
            lock (measured)
            {
                measured.Add(text);
            }
        }
    }
}

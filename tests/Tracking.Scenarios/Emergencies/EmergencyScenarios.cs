using Google.Protobuf.WellKnownTypes;
using Tracking.Client.Connections;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Emergencies;

/// <summary>An emergency is on the feed at once: nobody flushes, and nobody waits for the reorder window.</summary>
public sealed class EmergencyScenarios
{
    // Far below the minute of the window, far above what a busy machine takes.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Send_LiveFixWithTheAlarm_IsOnTheFeedAtOnceAndOverAKillTheSameAlert()
    {
        using var data = new DataFolder();
        var now = Now();
        AlertRevision raised;
        await using (var silo = await RunningSilo.StartAsync(data.Path))
        {
            await new Sender(silo.Connection).RegisterAsync(["bus-1"], "coach");
            await SendAsync(silo.Connection, Fix(now, -10, null), Fix(now, 0, true));
            raised = await NextAsync(silo.Connection, 0);
            Assert.Equal(("emergency", "raised", "critical"), (raised.Rule, raised.Change, raised.Severity));
            Assert.Equal(Fix(now, 0, true).DeviceTime, raised.Start);
            await silo.KillAsync();
        }

        await using var again = await RunningSilo.StartAsync(data.Path);
        await new Sender(again.Connection).SendAllAsync([Fix(now, 0, true), Fix(now, 5, false), Fix(now, 30, false)]);
        var ended = await NextAsync(again.Connection, raised.Cursor);
        Assert.Equal((raised.AlertId, "ended", 2u), (ended.AlertId, ended.Change, ended.Revision));
        Assert.Equal(Fix(now, 5, false).DeviceTime, ended.End);
    }

    [Fact]
    public async Task Send_AlarmOfAClockADayAhead_IsOnTheFeedAtOnceAndTheClockIsToldOf()
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        await new Sender(silo.Connection).RegisterAsync(["bus-1"], "coach");
        var tomorrow = Now().AddDays(1);
        await SendAsync(silo.Connection, [.. Enumerable.Range(0, 12).Select(i => Fix(tomorrow, i, i == 0 ? true : null))]);
        var first = await NextAsync(silo.Connection, 0);
        Assert.Equal(("emergency-wrong-clock", "critical"), (first.Rule, first.Severity));
        Assert.True(first.Start.ToDateTime() < tomorrow.AddHours(-1), $"it starts at {first.Start}, by the terminal's wrong clock");
        Assert.Equal("clock-skew", (await NextAsync(silo.Connection, first.Cursor)).Rule);
    }

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static async Task SendAsync(TrackingConnection connection, params IEnumerable<Position> positions)
    {
        using var call = connection.Telematics.StreamPositions();
        var batch = new PositionBatch { Sequence = 1, Positions = { positions } };
        await call.RequestStream.WriteAsync(new StreamPositionsRequest { Batch = batch });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal((uint)batch.Positions.Count, call.ResponseStream.Current.Ack.Accepted);
        await call.RequestStream.CompleteAsync();
    }

    private static async Task<AlertRevision> NextAsync(TrackingConnection connection, ulong cursor)
    {
        using var call = connection.Alerts.WatchAlerts(
            new WatchAlertsRequest { AfterCursor = cursor }, deadline: Now() + AtOnce);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return call.ResponseStream.Current;
    }

    private static Position Fix(DateTime origin, double seconds, bool? emergency)
    {
        var position = new Position
        {
            VehicleId = "bus-1",
            DeviceTime = Timestamp.FromDateTime(origin.AddSeconds(seconds)),
            LatitudeDeg = 28 + (seconds * 1e-4),
            LongitudeDeg = 116,
            SpeedKmh = 40,
        };
        position.DeviceTime.Nanos = 0;
        if (emergency is { } isSet)
        {
            position.Emergency = isSet;
        }

        return position;
    }
}

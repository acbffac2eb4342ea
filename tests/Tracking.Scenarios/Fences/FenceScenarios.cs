using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Fences;

/// <summary>
/// A bridge that is closed to hazmat vehicles from midnight to six: a circle with a calendar and a dwell, over a night, a
/// crash and a change.
/// </summary>
public sealed class FenceScenarios
{
    private const string Tanker = "赣A12345-2";
    private const string Coach = "赣B67890-1";

    private const string Bridge = """
        {"type":"Feature","geometry":{"type":"Point","coordinates":[116,28]},"properties":{"id":"bridge","name":"Bridge",
         "radius_m":500,"alerts":["enter","exit","no-go"],"vehicle_classes":["hazmat"],"calendar":["00:00-06:00"],
         "dwell_s":60,"max_inside_s":480}}
        """;

    private static readonly string[] ExpectedTexts =
    [
        "bridge:enter 05:50:00-05:50:00",
        "bridge:no-go 05:50:00-06:00:00",
        "bridge:overstay 05:58:00-06:00:00",
        "bridge:no-go 00:00:00-00:10:00",
        "bridge:overstay 00:08:00-00:10:00",
        "bridge:exit 00:10:00-00:10:00",
    ];

    [Fact]
    public async Task Drive_CircleWithCalendarAndDwell_RaisesWhatHeldAndOutlivesACrash()
    {
        using var data = new DataFolder();
        await using (var silo = await RunningSilo.StartAsync(data.Path))
        {
            var created = await silo.Connection.Fences.CreateFenceAsync(new CreateFenceRequest { Feature = Bridge });
            Assert.Equal(1u, created.Fence.Version);
            await SendAsync(silo, [.. Night(Tanker), .. Night(Coach)]);
            Assert.Equal(ExpectedTexts, await AlertsAsync(silo));
            await silo.KillAsync();
        }

        await using var again = await RunningSilo.StartAsync(data.Path);
        await again.CaughtUp;
        var sender = await SendAsync(again, [.. Night(Tanker)]);
        Assert.Equal((0, Night(Tanker).Count()), (sender.Accepted, sender.Duplicate));
        Assert.Equal(ExpectedTexts, await AlertsAsync(again));
        await ChangeAsync(again);
        Assert.Equal(ExpectedTexts, await AlertsAsync(again));
    }

    // Whoever has seen the first version may change it once; what was judged stays, and the next night is free.
    private static async Task ChangeAsync(RunningSilo silo)
    {
        var moved = new UpdateFenceRequest
        {
            Feature = Bridge.Replace("[116,28]", "[116,29]", StringComparison.Ordinal),
            ExpectedVersion = 1,
        };
        Assert.Equal(2u, (await silo.Connection.Fences.UpdateFenceAsync(moved)).Fence.Version);
        var stale = await Assert.ThrowsAsync<RpcException>(() => silo.Connection.Fences.UpdateFenceAsync(moved).ResponseAsync);
        Assert.Equal(StatusCode.Aborted, stale.StatusCode);
        await SendAsync(silo, [.. Night(Tanker, daysLater: 2)]);
        var versions = await silo.Connection.Fences.GetFenceAsync(
            new GetFenceRequest { FenceId = "bridge", AllVersions = true });
        Assert.Equal([true, false], versions.Versions.Select(static version => version.HasEndedAfter));
    }

    private static async Task<Sender> SendAsync(RunningSilo silo, IReadOnlyList<Position> positions)
    {
        var sender = new Sender(silo.Connection);
        await sender.RegisterAsync([Tanker], "hazmat");
        await sender.RegisterAsync([Coach], "coach");
        await sender.SendAllAsync(positions);
        return sender;
    }

    private static async Task<IEnumerable<string>> AlertsAsync(RunningSilo silo) =>
        (await Reader.AlertsAsync(silo.Connection, "geofence"))
            .OrderBy(static alert => alert.Start.ToDateTime())
            .ThenBy(static alert => alert.Object, StringComparer.Ordinal)
            .Select(static alert => $"{alert.Object} {Local(alert.Start)}-{Local(alert.End)}");

    private static string Local(Timestamp? time) =>
        time?.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm:ss") ?? "";

    // A fix every 30 s. In the morning it comes at 05:50 and goes at 06:05, once seen inside before and once outside between
    // by mistake; at night it comes at 23:50 and goes at 00:10.
    private static IEnumerable<Position> Night(string vehicle, int daysLater = 0)
    {
        var morning = new DateTimeOffset(2026, 3, 1, 5, 45, 0, TimeSpan.FromHours(8)).AddDays(daysLater);
        for (var i = 0; i < 50; i++)
        {
            var isInside = (i is >= 10 and < 40) != (i is 2 or 20);
            yield return At(vehicle, morning.AddSeconds(30 * i), isInside);
        }

        var night = new DateTimeOffset(2026, 3, 1, 23, 45, 0, TimeSpan.FromHours(8)).AddDays(daysLater);
        for (var i = 0; i < 60; i++)
        {
            yield return At(vehicle, night.AddSeconds(30 * i), isInside: i is >= 10 and < 50);
        }
    }

    private static Position At(string vehicle, DateTimeOffset time, bool isInside) => new()
    {
        VehicleId = vehicle,
        DeviceTime = Timestamp.FromDateTimeOffset(time),
        LatitudeDeg = isInside ? 28.001 : 28.007,
        LongitudeDeg = 116,
        SpeedKmh = 30,
    };
}

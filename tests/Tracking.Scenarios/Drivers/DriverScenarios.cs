using Google.Protobuf.WellKnownTypes;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Drivers;

/// <summary>A driver's hours follow him from vehicle to vehicle, whenever it is told who drove.</summary>
public sealed class DriverScenarios
{
    // Nine in the morning in China: the limit of the day, four hours, holds.
    private static readonly DateTime Morning = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task SignOn_AfterADriveInTwoVehiclesAndAKill_IsToldOfTheDriver()
    {
        using var data = new DataFolder();
        await using (var silo = await RunningSilo.StartAsync(data.Path))
        {
            var sender = new Sender(silo.Connection);
            await sender.RegisterAsync(["coach-1", "coach-2"], "coach");
            await sender.SendAllAsync([.. Drive("coach-1", 0, 150), .. Drive("coach-2", 155, 280)]);
            await silo.Connection.Drivers.RegisterDriversAsync(
                new RegisterDriversRequest { Drivers = { new DriverRegistration { DriverId = "D1" } } });
            await silo.KillAsync();
        }

        await using var again = await RunningSilo.StartAsync(data.Path);
        using var watch = again.Connection.Alerts.WatchAlerts(new WatchAlertsRequest { Rule = "continuous-driving" });
        // In the wrong order: neither drive alone is long enough.
        await SignOnAsync(again, "coach-2", 153);
        await SignOnAsync(again, "coach-1", -5);
        AlertRevision alert;
        do
        {
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
            alert = watch.ResponseStream.Current;
        }
        while (alert.Severity != "major");

        Assert.Equal(("D1", "coach-1"), (alert.DriverId, alert.VehicleId));
        Assert.InRange(alert.Start.ToDateTime(), Morning, Morning.AddMinutes(2));
        var at = Timestamp.FromDateTime(Morning.AddMinutes(280));
        var hours = await again.Connection.Drivers.GetHoursAsync(new GetHoursRequest { DriverId = "D1", At = at });
        Assert.InRange(hours.ContinuousLowerS, 268 * 60, 280 * 60);
        Assert.Contains(alert.AlertId, hours.OpenAlertIds);
    }

    private static async Task SignOnAsync(RunningSilo silo, string vehicle, int minute) =>
        await silo.Connection.Drivers.SignOnAsync(new SignOnRequest
        {
            DriverId = "D1", VehicleId = vehicle, At = Timestamp.FromDateTime(Morning.AddMinutes(minute)),
        });

    /// <summary>At 80 km/h to the north, a fix each half minute.</summary>
    private static IEnumerable<Position> Drive(string vehicle, int fromMinute, int toMinute) =>
        Enumerable.Range(2 * fromMinute, (2 * (toMinute - fromMinute)) + 1).Select(half => new Position
        {
            VehicleId = vehicle,
            DeviceTime = Timestamp.FromDateTime(Morning.AddSeconds(30 * half)),
            LatitudeDeg = 24 + (0.006 * half),
            LongitudeDeg = 116,
            SpeedKmh = 80,
        });
}

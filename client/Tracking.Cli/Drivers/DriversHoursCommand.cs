using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Drivers;

/// <summary>drivers hours ID: how long a driver has driven, and how much longer he may.</summary>
internal static class DriversHoursCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The driver, or unknown@VEHICLE." };
        var at = InstantOption.Create("--at", "As of this device time; now when not given.");
        var command = new Command("hours", "Show a driver's hours and what he has left.") { id, at };
        runner.Attach(command, invocation => RunAsync(
            invocation, new GetHoursRequest { DriverId = invocation.Get(id), At = invocation.Get(at) }));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, GetHoursRequest request)
    {
        var hours = await invocation.Connection.Drivers.GetHoursAsync(
            request, cancellationToken: invocation.CancellationToken);
        await (invocation.IsJson
            ? invocation.Json.WriteLineAsync(json => Write(json, hours))
            : invocation.Human.TableAsync(Describe(hours)));
    }

    private static HumanTable Describe(DriverHours hours)
    {
        var table = new HumanTable("driver", hours.DriverId);
        table.Add("as of (UTC)", HumanTable.Instant(hours.AsOf));
        table.Add("vehicle", hours.VehicleId);
        table.Add("driving since (UTC)", HumanTable.Instant(hours.DrivingSince));
        table.Add("without a rest (h:min)", Range(hours.ContinuousLowerS, hours.ContinuousUpperS));
        table.Add("in 24 hours (h:min)", Range(hours.WindowLowerS, hours.WindowUpperS));
        table.Add("left (h:min)", hours.HasLeftS ? Clock(hours.LeftS) : "");
        table.Add("open alerts", HumanTable.List(hours.OpenAlertIds));
        return table;
    }

    private static void Write(Utf8JsonWriter json, DriverHours hours)
    {
        json.Text("driver", hours.DriverId);
        json.Instant("as_of", hours.AsOf);
        json.TextOrNull("vehicle", hours.VehicleId);
        json.Instant("driving_since", hours.DrivingSince);
        json.Number("continuous_lower_s", hours.ContinuousLowerS);
        json.Number("continuous_upper_s", hours.ContinuousUpperS);
        json.Number("window_lower_s", hours.WindowLowerS);
        json.Number("window_upper_s", hours.WindowUpperS);
        json.Number("left_s", hours.HasLeftS ? hours.LeftS : null);
        json.Texts("open_alerts", hours.OpenAlertIds);
    }

    private static string Range(double lower, double upper) =>
        lower == upper ? Clock(lower) : $"{Clock(lower)} to {Clock(upper)}";

    private static string Clock(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 3_600)}:{(int)(seconds / 60) % 60:00}");
}

using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Alerts;

/// <summary>alerts get ID: every revision of one alert.</summary>
internal static class AlertsGetCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The alert: 32 hexadecimal digits." };
        var command = new Command("get", "Show every revision of one alert.") { id };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(id)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string id)
    {
        var alert = await invocation.Connection.Alerts.GetAlertAsync(
            new GetAlertRequest { AlertId = id }, cancellationToken: invocation.CancellationToken);
        var rows = AlertTable.Rows(invocation);
        foreach (var revision in alert.Revisions)
        {
            await rows.AddAsync(revision);
        }

        await rows.EndAsync("revision", "revisions");
    }
}

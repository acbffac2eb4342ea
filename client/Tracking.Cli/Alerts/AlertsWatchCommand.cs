using System.CommandLine;
using Grpc.Core;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Alerts;

/// <summary>alerts watch: every revision after a cursor, then each new one, until ^C.</summary>
internal static class AlertsWatchCommand
{
    public static Command Create(CommandRunner runner)
    {
        var filter = new AlertFilter();
        var command = new Command("watch", "Follow every revision of alerts until ^C; go on with --cursor.");
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(
            invocation,
            new WatchAlertsRequest
            {
                VehicleId = filter.Vehicle(invocation),
                Rule = filter.Rule(invocation),
                RegionCode = filter.Region(invocation),
                AfterCursor = filter.Cursor(invocation),
            }));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, WatchAlertsRequest request)
    {
        using var call = invocation.Connection.Alerts.WatchAlerts(
            request, cancellationToken: invocation.CancellationToken);
        await foreach (var revision in call.ResponseStream.ReadAllAsync(invocation.CancellationToken))
        {
            if (invocation.IsJson)
            {
                await invocation.Json.WriteLineNowAsync(json => AlertJson.Write(json, revision));
            }
            else
            {
                await invocation.Human.LineNowAsync(AlertTable.Describe(revision));
            }
        }
    }
}

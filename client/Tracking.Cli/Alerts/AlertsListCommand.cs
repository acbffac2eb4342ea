using System.CommandLine;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Alerts;

/// <summary>alerts list: the latest revision of each alert, in the order of the feed.</summary>
internal static class AlertsListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var filter = new AlertFilter();
        var command = new Command("list", "List the latest revision of each alert, by cursor.");
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(
            invocation,
            new ListAlertsRequest
            {
                VehicleId = filter.Vehicle(invocation),
                Rule = filter.Rule(invocation),
                RegionCode = filter.Region(invocation),
                AfterCursor = filter.Cursor(invocation),
                PageSize = Pages.Size,
            }));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, ListAlertsRequest request)
    {
        var rows = AlertTable.Rows(invocation);
        while (await ListAsync(invocation, request) is { Count: > 0 } alerts)
        {
            foreach (var alert in alerts)
            {
                await rows.AddAsync(alert);
            }

            var last = alerts[^1].Cursor;
            if (last <= request.AfterCursor)
            {
                throw new FailedException(
                    "protocol_breach", $"the server broke the protocol: a page ends at cursor {last}, where it began");
            }

            request.AfterCursor = last;
        }

        await rows.EndAsync("alert", "alerts");
    }

    private static async Task<IReadOnlyList<AlertRevision>> ListAsync(Invocation invocation, ListAlertsRequest request)
    {
        var page = await invocation.Connection.Alerts.ListAlertsAsync(
            request, cancellationToken: invocation.CancellationToken);
        return page.Alerts;
    }
}

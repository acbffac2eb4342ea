using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Alerts;

/// <summary>alerts: what the rules found.</summary>
internal static class AlertsCommand
{
    public static Command Create(CommandRunner runner) => new("alerts", "List alerts, show one, and follow them.")
    {
        AlertsListCommand.Create(runner),
        AlertsGetCommand.Create(runner),
        AlertsWatchCommand.Create(runner),
    };
}

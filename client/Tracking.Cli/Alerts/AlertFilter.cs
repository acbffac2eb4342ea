using System.CommandLine;
using System.Globalization;
using Tracking.Cli.Running;

namespace Tracking.Cli.Alerts;

/// <summary>The options that say which alerts are wanted, and from where on.</summary>
internal sealed class AlertFilter
{
    private readonly Option<string> _vehicle = new("--vehicle")
    {
        Description = "Only this vehicle's.",
        HelpName = "ID",
    };

    private readonly Option<string> _rule = new("--rule")
    {
        Description = "Only this rule's, such as speeding, geofence or border-crossing.",
        HelpName = "ID",
    };

    private readonly Option<string> _region = new("--region")
    {
        Description = "Only those on the feed of this region and its children; cursors are then of that feed.",
        HelpName = "CODE",
    };

    private readonly Option<ulong> _cursor = new("--cursor")
    {
        Description = "Only what comes after this cursor.",
        HelpName = "N",
        CustomParser = static result =>
        {
            var text = result.Tokens.Single().Value;
            if (ulong.TryParse(text, CultureInfo.InvariantCulture, out var cursor))
            {
                return cursor;
            }

            result.AddError($"--cursor: '{text}' is not a cursor; give the number of an earlier line, such as 42.");
            return 0;
        },
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_vehicle);
        command.Options.Add(_rule);
        command.Options.Add(_region);
        command.Options.Add(_cursor);
    }

    public string Vehicle(Invocation invocation) => invocation.Get(_vehicle) ?? "";

    public string Rule(Invocation invocation) => invocation.Get(_rule) ?? "";

    public string Region(Invocation invocation) => invocation.Get(_region) ?? "";

    public ulong Cursor(Invocation invocation) => invocation.Get(_cursor);
}

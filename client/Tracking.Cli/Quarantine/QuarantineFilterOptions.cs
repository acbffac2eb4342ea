using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;

namespace Tracking.Cli.Quarantine;

/// <summary>The options that say which rejected rows are wanted.</summary>
internal sealed class QuarantineFilterOptions
{
    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Only this reason's, such as unknown_vehicle or malformed_row.",
        HelpName = "REASON",
    };

    private readonly Option<string> _source = new("--source")
    {
        Description = "Only this sender's, as the list shows it.",
        HelpName = "SOURCE",
    };

    private readonly Option<string> _vehicle = new("--vehicle")
    {
        Description = "Only rows that claim this vehicle.",
        HelpName = "ID",
    };

    private readonly Option<Timestamp?> _from =
        InstantOption.Create("--from", "The first time of receipt wanted, such as 2026-03-01T00:00:00Z.");

    private readonly Option<Timestamp?> _to = InstantOption.Create("--to", "The time of receipt before which to stop.");

    public void AddTo(Command command)
    {
        command.Options.Add(_reason);
        command.Options.Add(_source);
        command.Options.Add(_vehicle);
        command.Options.Add(_from);
        command.Options.Add(_to);
    }

    public QuarantineFilter Filter(Invocation invocation)
    {
        var filter = new QuarantineFilter
        {
            Reason = invocation.Get(_reason) ?? "",
            Source = invocation.Get(_source) ?? "",
            VehicleId = invocation.Get(_vehicle) ?? "",
            ReceivedFrom = invocation.Get(_from),
            ReceivedTo = invocation.Get(_to),
        };
        return filter is { ReceivedFrom: { } from, ReceivedTo: { } to } && from > to
            ? throw new BadUsageException("--from is after --to: nothing lies between them.")
            : filter;
    }
}

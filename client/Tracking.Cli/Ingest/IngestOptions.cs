using System.CommandLine;
using System.Globalization;
using Tracking.Cli.Live;
using Tracking.Cli.Running;
using Tracking.Client.Ingest;

namespace Tracking.Cli.Ingest;

/// <summary>Arguments and options of ingest, checked before anything is tried.</summary>
internal sealed class IngestOptions
{
    private const int DefaultBatchRows = 1000;

    // As in vehicles.proto.
    private static readonly string[] Classes =
        ["coach", "tour-coach", "hazmat", "heavy-truck", "semi-trailer-tractor", "school-bus", "van", "other"];

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Traces: CSV or CSV.gz with the columns vehicle_id,time_utc,lat,lon,speed_kmh,heading "
            + "in any order; - for standard input. Several are sent in the order given.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _register = new("--register")
    {
        Description = "Register every vehicle id in the files with this class, in place of what was registered for it: "
            + string.Join(", ", Classes) + ".",
        HelpName = "CLASS",
        CustomParser = static result =>
        {
            var text = result.Tokens.Single().Value;
            if (!Classes.Contains(text))
            {
                result.AddError(
                    $"--register: '{text}' is not a vehicle class; give one of {string.Join(", ", Classes)}.");
            }

            return text;
        },
    };

    private readonly Option<int> _batch = new("--batch")
    {
        Description = $"Rows a message, 1 to {IngestBatch.MaximumRows}.",
        HelpName = "N",
        DefaultValueFactory = static _ => DefaultBatchRows,
        CustomParser = static result =>
        {
            var text = result.Tokens.Single().Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                || rows is < 1 or > IngestBatch.MaximumRows)
            {
                result.AddError($"--batch: '{text}' is not a number of rows from 1 to {IngestBatch.MaximumRows}.");
            }

            return rows;
        },
    };

    private readonly Option<double?> _speed = SpeedOption.Create(
        "Send X times as fast as the devices' clocks went; if not given max, as fast as it goes.");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_files);
        command.Options.Add(_register);
        command.Options.Add(_batch);
        command.Options.Add(_speed);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_files)?.Count(static file => file == IngestPlan.StandardInput) > 1)
            {
                result.AddError("Standard input (-) can be read only once.");
            }
        });
    }

    public IngestPlan Plan(Invocation invocation) => new(
        invocation.Get(_files),
        invocation.Get(_batch),
        invocation.Get(_register),
        SpeedOption.Factor(invocation.Get(_speed), ifNotGiven: null));
}

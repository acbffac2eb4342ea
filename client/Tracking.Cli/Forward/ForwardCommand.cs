using System.CommandLine;
using System.Globalization;
using Tracking.Cli.Ingest;
using Tracking.Cli.Running;
using Tracking.Client.Spools;

namespace Tracking.Cli.Forward;

/// <summary>forward FILE…: keeps rows on this disk and sends them whenever the server is there.</summary>
internal static class ForwardCommand
{
    private const int BytesPerMegabyte = 1024 * 1024;
    private const int DefaultMegabytes = 256;
    private const int MaximumMegabytes = 1024 * 1024;

    public static Command Create(CommandRunner runner)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Traces as for ingest, or - for standard input, which may go on for ever; none to send only "
                + "what the spool holds.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = static _ => [],
        };
        var spool = new Option<string>("--spool")
        {
            Description = "Folder that keeps what the server has not acknowledged; made when it is missing.",
            HelpName = "FOLDER",
            Required = true,
        };
        var limit = CreateLimit();
        var command = new Command(
            "forward", "Keep rows on this disk and send them whenever the server is there; ends when all is acked.")
        {
            files, spool, limit,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(files)?.Count(static file => file == IngestPlan.StandardInput) > 1)
            {
                result.AddError("Standard input (-) can be read only once.");
            }
        });
        runner.Attach(command, invocation => new ForwardRun(
            invocation,
            invocation.Get(files),
            new SpoolOptions
            {
                Folder = invocation.Get(spool)!,
                MaximumBytes = (long)invocation.Get(limit) * BytesPerMegabyte,
            }).RunAsync());
        return command;
    }

    private static Option<int> CreateLimit() => new("--spool-limit")
    {
        Description = $"The most the spool may take, 1 to {MaximumMegabytes} MiB; when it is full, nothing more is "
            + "read until the server has acknowledged some.",
        HelpName = "MIB",
        DefaultValueFactory = static _ => DefaultMegabytes,
        CustomParser = static result =>
        {
            var text = result.Tokens.Single().Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
                || megabytes is < 1 or > MaximumMegabytes)
            {
                result.AddError($"--spool-limit: '{text}' is not a number of MiB from 1 to {MaximumMegabytes}.");
            }

            return megabytes;
        },
    };
}

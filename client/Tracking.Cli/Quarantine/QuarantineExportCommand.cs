using System.CommandLine;
using System.Text;
using Grpc.Core;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Quarantine;

/// <summary>quarantine export FILE: every rejected row that is kept, oldest first, with its exact content.</summary>
internal static class QuarantineExportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Where to write: a name ending in .csv for CSV, in .jsonl for a JSON object a line. What is "
                + "there is replaced.",
        };
        file.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && ExportFormat.Of(token.Value) is null)
            {
                result.AddError($"FILE: '{token.Value}' ends neither in .csv nor in .jsonl.");
            }
        });
        var options = new QuarantineFilterOptions();
        var command = new Command(
            "export", "Write rejected rows to a file, oldest first, their content exactly as sent.")
        {
            file,
        };
        options.AddTo(command);
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(file), options.Filter(invocation)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string path, QuarantineFilter filter)
    {
        var count = 0L;
        // Written beside and renamed: an export that broke off must not look like a whole one.
        var beside = path + ".part";
        try
        {
            await using (var file = new StreamWriter(beside, append: false, new UTF8Encoding(false)))
            {
                count = await WriteAsync(invocation, ExportFormat.Of(path)!, file, filter);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json =>
            {
                json.WriteString("file", path);
                json.WriteNumber("rows", count);
            });
        }
        else
        {
            await invocation.Human.LineAsync(
                $"wrote {(count == 1 ? "1 row" : $"{HumanTable.Whole(count)} rows")} to {path}");
        }
    }

    private static async Task<long> WriteAsync(
        Invocation invocation, ExportFormat format, TextWriter file, QuarantineFilter filter)
    {
        var count = 0L;
        await format.BeginAsync(file);
        using var call = invocation.Connection.Quarantine.Export(
            new ExportRequest { Filter = filter }, cancellationToken: invocation.CancellationToken);
        await foreach (var row in call.ResponseStream.ReadAllAsync(invocation.CancellationToken))
        {
            await format.WriteAsync(file, row);
            count++;
        }

        return count;
    }
}

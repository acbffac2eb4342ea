using System.CommandLine;
using Grpc.Core;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>fences export FILE: the standing fences as GeoJSON that fences import takes.</summary>
internal static class FencesExportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write; an existing file is replaced." };
        var filter = new FenceFilterOptions();
        var command = new Command("export", "Write the standing fences with their geometry as GeoJSON.") { file };
        filter.AddTo(command);
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(file), filter.Of(invocation)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string path, FenceFilter filter)
    {
        // Beside it first: an export that breaks off leaves what was there.
        var unfinished = path + ".part";
        long bytes;
        try
        {
            bytes = await WriteAsync(invocation, unfinished, filter);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FailedException("file_unwritable", $"{path} cannot be written: {fault.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }

        await ReportAsync(invocation, path, bytes);
    }

    private static Task ReportAsync(Invocation invocation, string path, long bytes) => invocation.IsJson
        ? invocation.Json.WriteLineAsync(json => json.WriteNumber("bytes", bytes))
        : invocation.Human.LineAsync($"{HumanTable.Whole(bytes)} bytes written to {path}");

    private static async Task<long> WriteAsync(Invocation invocation, string path, FenceFilter filter)
    {
        using var call = invocation.Connection.Fences.ExportFences(
            new ExportFencesRequest { Filter = filter }, cancellationToken: invocation.CancellationToken);
        await using var file = File.Create(path);
        await foreach (var part in call.ResponseStream.ReadAllAsync(invocation.CancellationToken))
        {
            await file.WriteAsync(part.Content.Memory, invocation.CancellationToken);
        }

        return file.Length;
    }
}

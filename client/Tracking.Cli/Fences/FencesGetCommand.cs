using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>fences get ID: the version that stands, or all of them.</summary>
internal static class FencesGetCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID") { Description = "The fence." };
        var all = new Option<bool>("--versions") { Description = "Every version, also those that were replaced or deleted." };
        var geoJson = new Option<bool>("--geojson")
        {
            Description = "Only the fence as a GeoJSON feature, to change it and hand it to fences update.",
        };
        var command = new Command("get", "Show a fence.") { id, all, geoJson };
        runner.Attach(command, invocation => RunAsync(
            invocation, invocation.Get(id), invocation.Get(all), invocation.Get(geoJson)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string id, bool all, bool isGeoJson)
    {
        if (all && isGeoJson)
        {
            throw new BadUsageException("--versions and --geojson do not go together: there is one feature a version");
        }

        var answer = await invocation.Connection.Fences.GetFenceAsync(
            new GetFenceRequest { FenceId = id, AllVersions = all }, cancellationToken: invocation.CancellationToken);
        if (isGeoJson)
        {
            await invocation.Human.LineAsync(answer.Standing.Feature);
            return;
        }

        await ListAsync(invocation, all ? answer.Versions : [answer.Standing]);
    }

    private static async Task ListAsync(Invocation invocation, IEnumerable<FenceVersion> versions)
    {
        var rows = FenceVersionText.Rows(invocation);
        foreach (var version in versions)
        {
            await rows.AddAsync(version);
        }

        await rows.EndAsync("version", "versions");
    }
}

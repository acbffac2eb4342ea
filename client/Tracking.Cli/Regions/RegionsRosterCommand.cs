using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.Cli.Tracks;
using Tracking.V1;
using Region = Tracking.V1.Region;

namespace Tracking.Cli.Regions;

/// <summary>regions roster CODE: who is in a region now, and how far its alert feed has come.</summary>
internal static class RegionsRosterCommand
{
    public static Command Create(CommandRunner runner)
    {
        var code = new Argument<string>("CODE") { Description = "The region." };
        var command = new Command("roster", "List the vehicles whose live position lies in a region.") { code };
        runner.Attach(command, invocation => RunAsync(invocation, invocation.Get(code)));
        return command;
    }

    private static async Task RunAsync(Invocation invocation, string code)
    {
        var roster = await invocation.Connection.Regions.GetRosterAsync(
            new GetRosterRequest { RegionCode = code }, cancellationToken: invocation.CancellationToken);
        if (invocation.IsJson)
        {
            await invocation.Json.WriteLineAsync(json => Write(json, roster));
        }
        else
        {
            await ShowAsync(invocation, roster);
        }
    }

    private static async Task ShowAsync(Invocation invocation, GetRosterResponse roster)
    {
        var region = roster.Region ?? new Region();
        var feed = roster.FeedHead == 0
            ? "no alerts yet"
            : $"alert feed at cursor {HumanTable.Whole((long)roster.FeedHead)}";
        await invocation.Human.LineAsync($"{region.Code} {region.Name} ({region.Level}), {feed}");
        var rows = new Rows<RosterEntry>(
            invocation,
            static () => new HumanTable(["vehicle", .. Fix.Headings]),
            static (table, entry) => table.Add([entry.VehicleId, .. Fix.Cells(entry.Live)]),
            WriteEntry);
        foreach (var entry in roster.Vehicles)
        {
            await rows.AddAsync(entry);
        }

        await rows.EndAsync("vehicle", "vehicles");
        if (roster.Truncated)
        {
            invocation.Human.Note("There are more vehicles than the server lists at once.", Color.Yellow);
        }
    }

    private static void Write(Utf8JsonWriter json, GetRosterResponse roster)
    {
        RegionJson.Write(json, roster.Region ?? new Region());
        json.WriteNumber("feed_head", roster.FeedHead);
        json.WriteBoolean("truncated", roster.Truncated);
        json.WriteStartArray("vehicles");
        foreach (var entry in roster.Vehicles)
        {
            json.WriteStartObject();
            WriteEntry(json, entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, RosterEntry entry)
    {
        json.Text("vehicle", entry.VehicleId);
        Fix.Write(json, entry.Live);
    }
}

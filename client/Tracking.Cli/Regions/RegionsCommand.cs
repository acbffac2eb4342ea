using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Regions;

/// <summary>regions: provinces, prefectures, counties.</summary>
internal static class RegionsCommand
{
    public static Command Create(CommandRunner runner) => new("regions", "Import and list regions; see who is in one.")
    {
        RegionsImportCommand.Create(runner),
        RegionsListCommand.Create(runner),
        RegionsRosterCommand.Create(runner),
    };
}

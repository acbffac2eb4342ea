using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Fences;

/// <summary>fences: areas that raise alerts or carry a speed limit.</summary>
internal static class FencesCommand
{
    public static Command Create(CommandRunner runner) => new("fences", "Import, list and delete fences.")
    {
        FencesImportCommand.Create(runner),
        FencesListCommand.Create(runner),
        FencesDeleteCommand.Create(runner),
    };
}

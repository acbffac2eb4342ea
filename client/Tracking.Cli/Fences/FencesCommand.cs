using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Fences;

/// <summary>fences: areas that raise alerts or carry a speed limit.</summary>
internal static class FencesCommand
{
    public static Command Create(CommandRunner runner) => new("fences", "Import, export, list and change fences.")
    {
        FencesImportCommand.Create(runner),
        FencesExportCommand.Create(runner),
        FencesListCommand.Create(runner),
        FencesGetCommand.Create(runner),
        FencesCreateCommand.Create(runner),
        FencesUpdateCommand.Create(runner),
        FencesDeleteCommand.Create(runner),
    };
}

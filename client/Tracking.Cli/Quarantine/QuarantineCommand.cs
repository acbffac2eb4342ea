using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Quarantine;

/// <summary>quarantine: what the server rejected, as it was sent.</summary>
internal static class QuarantineCommand
{
    public static Command Create(CommandRunner runner) => new("quarantine", "Show and export what was rejected.")
    {
        QuarantineListCommand.Create(runner),
        QuarantineExportCommand.Create(runner),
        QuarantineCountsCommand.Create(runner),
    };
}

using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Vehicles;

/// <summary>vehicle: who they are and where they are now.</summary>
internal static class VehicleCommand
{
    public static Command Create(CommandRunner runner) => new("vehicle", "Look up vehicles and follow where they are.")
    {
        VehicleGetCommand.Create(runner),
        VehicleListCommand.Create(runner),
        VehicleCountCommand.Create(runner),
        VehicleWatchCommand.Create(runner),
    };
}

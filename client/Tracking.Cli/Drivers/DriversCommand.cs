using System.CommandLine;
using Tracking.Cli.Running;

namespace Tracking.Cli.Drivers;

/// <summary>drivers: who they are, and which vehicles they drive.</summary>
internal static class DriversCommand
{
    public static Command Create(CommandRunner runner) => new("drivers", "Register drivers, sign them on and off, and see what they drove.")
    {
        DriversRegisterCommand.Create(runner),
        DriversListCommand.Create(runner),
        DriversGetCommand.Create(runner),
        DriversSignCommand.CreateOn(runner),
        DriversSignCommand.CreateOff(runner),
        DriversAssignmentsCommand.Create(runner),
        DriversHoursCommand.Create(runner),
        DriversSegmentsCommand.Create(runner),
    };
}

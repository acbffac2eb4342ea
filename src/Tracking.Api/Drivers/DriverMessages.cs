using Tracking.Api.Positions;
using Tracking.Contracts.Drivers;
using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.V1;
using AlertRevision = Tracking.Model.Alerts.AlertRevision;
using Assignment = Tracking.V1.Assignment;
using Driver = Tracking.V1.Driver;

namespace Tracking.Api.Drivers;

/// <summary>Drivers from the model to the wire.</summary>
internal static class DriverMessages
{
    public static Driver ToMessage(Model.Drivers.Driver driver) => new()
    {
        Registration = new DriverRegistration
        {
            DriverId = driver.Id.Value,
            Name = driver.Name,
            Company = driver.Company,
            LicenceNumber = driver.Licence ?? "",
        },
    };

    public static V1.DriverHours ToMessage(
        DriverId driver, Contracts.Drivers.DriverHours hours, IEnumerable<AlertRevision> open)
    {
        var message = new V1.DriverHours
        {
            DriverId = driver.Value,
            AsOf = PositionMessages.ToTimestamp(new DeviceTime(hours.AsOfMs)),
            VehicleId = hours.VehicleId ?? "",
            DrivingSince = hours.DrivingSinceMs is { } since ? PositionMessages.ToTimestamp(new DeviceTime(since)) : null,
            ContinuousLowerS = hours.ContinuousLowerS,
            ContinuousUpperS = hours.ContinuousUpperS,
            WindowLowerS = hours.WindowLowerS,
            WindowUpperS = hours.WindowUpperS,
        };
        if (hours.LeftS is { } left)
        {
            message.LeftS = left;
        }

        message.OpenAlertIds.AddRange(
            open.Where(static one => one.State == AlertState.Open).Select(static one => one.Id.Value));
        return message;
    }

    public static DriverSegment ToMessage(DriverStretchInfo stretch) => new()
    {
        Kind = KindOf(stretch.Kind),
        Start = PositionMessages.ToTimestamp(new DeviceTime(stretch.StartMs)),
        End = PositionMessages.ToTimestamp(new DeviceTime(stretch.EndMs)),
        VehicleId = stretch.VehicleId ?? "",
    };

    public static Assignment ToMessage(Model.Drivers.Assignment assignment) => new()
    {
        DriverId = assignment.Driver.Value,
        VehicleId = assignment.Vehicle.Value,
        From = PositionMessages.ToTimestamp(assignment.From),
        To = assignment.IsOpen ? null : PositionMessages.ToTimestamp(assignment.To),
    };

    private static string KindOf(MotionKind kind) => kind switch
    {
        MotionKind.Driving => "driving",
        MotionKind.Stopped => "stopped",
        MotionKind.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no word on the wire"),
    };
}

using Tracking.Api.Positions;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Fences;

/// <summary>Fences as callers see them.</summary>
internal static class FenceMessages
{
    public static Fence ToMessage(FenceDefinition fence)
    {
        var message = new Fence { FenceId = fence.Id, Name = fence.Name };
        message.Alerts.AddRange(AlertNames(fence.Alerts));
        message.VehicleClasses.AddRange(fence.Classes.Select(static vehicleClass => vehicleClass.Code()));
        if (fence.SpeedLimit is { } limit)
        {
            message.SpeedLimitKmh = limit.KilometersPerHour;
        }

        if (fence.RadiusMeters is { } radius)
        {
            message.RadiusM = radius;
        }

        if (fence.WidthMeters is { } width)
        {
            message.WidthM = width;
        }

        if (fence.Calendar is { } calendar)
        {
            message.Calendar = new V1.FenceCalendar { UtcOffset = calendar.UtcOffset };
            message.Calendar.Windows.AddRange(calendar.Windows);
            message.Calendar.Except.AddRange(calendar.Except);
        }

        if (fence.Dwell is { } dwell)
        {
            message.DwellS = (uint)dwell.TotalSeconds;
        }

        if (fence.MaximumInside is { } inside)
        {
            message.MaxInsideS = (uint)inside.TotalSeconds;
        }

        message.ExemptVehicles.AddRange(fence.ExemptVehicles);
        message.ExemptCompanies.AddRange(fence.ExemptCompanies);
        if (fence.ValidFrom != DeviceTime.MinValue)
        {
            message.ValidFrom = PositionMessages.ToTimestamp(fence.ValidFrom);
        }

        if (fence.ValidTo != DeviceTime.MaxValue)
        {
            message.ValidTo = PositionMessages.ToTimestamp(fence.ValidTo);
        }

        return message;
    }

    private static IEnumerable<string> AlertNames(FenceAlerts alerts)
    {
        if (alerts.HasFlag(FenceAlerts.Enter))
        {
            yield return "enter";
        }

        if (alerts.HasFlag(FenceAlerts.Exit))
        {
            yield return "exit";
        }

        if (alerts.HasFlag(FenceAlerts.NoGo))
        {
            yield return "no-go";
        }
    }
}

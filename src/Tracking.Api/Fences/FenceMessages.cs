using Tracking.Api.Positions;
using Tracking.Ingest.Fences;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Fences;

/// <summary>Fences as callers see them.</summary>
internal static class FenceMessages
{
    public static V1.FenceVersion ToVersionMessage(Model.Fences.FenceVersion version)
    {
        var message = new V1.FenceVersion
        {
            Fence = ToMessage(version),
            Feature = FenceDocument.FeatureOf(version.Fence),
            KnownAfter = version.KnownAfter.Number,
        };
        if (version.DeletedAfter is { } ended)
        {
            message.EndedAfter = ended.Number;
        }

        return message;
    }

    public static Fence ToMessage(Model.Fences.FenceVersion version)
    {
        var fence = version.Fence;
        var message = new Fence { FenceId = fence.Id, Name = fence.Name, Version = (uint)version.Number };
        message.Alerts.AddRange(FenceAlertNames.Of(fence.Alerts));
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
}

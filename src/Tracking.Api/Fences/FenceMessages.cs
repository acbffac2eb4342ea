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
    /// <summary>Versions in one answer at most: the newest. A fence that changes every hour has them in six weeks.</summary>
    public const int MaximumVersions = 1_000;

    /// <summary>
    /// Characters of geometry in one answer: half of what clients take in one message, even were each three bytes long.
    /// </summary>
    public const int MaximumCharacters = 700_000;

    /// <summary>The newest versions, in their order; only as many have a geometry as fit into one answer.</summary>
    public static IEnumerable<V1.FenceVersion> ToVersionMessages(IReadOnlyList<Model.Fences.FenceVersion> versions)
    {
        var messages = new List<V1.FenceVersion>();
        var characters = 0L;
        foreach (var version in versions.Reverse().Take(MaximumVersions))
        {
            var message = ToVersionMessage(version);
            characters += message.Feature.Length;
            message.Feature = characters <= MaximumCharacters ? message.Feature : "";
            messages.Add(message);
        }

        messages.Reverse();
        return messages;
    }

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

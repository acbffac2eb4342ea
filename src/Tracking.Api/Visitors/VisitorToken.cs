using System.Globalization;
using Tracking.Api.Errors;
using Tracking.Api.Tracks;
using Tracking.Model.Vehicles;
using Tracking.Storage.Visitors;

namespace Tracking.Api.Visitors;

/// <summary>
/// Where a walk for visitors ended as a page token: the vehicle; within its track also the place; and with something
/// found of it also the first and last fix and their number. A bar separates, which no id holds.
/// </summary>
internal static class VisitorToken
{
    private const char Bar = '|';

    public static string Of(VisitorPlace place)
    {
        var token = place.Vehicle.Value;
        if (place.After is { } after)
        {
            token += Bar + TrackToken.Of(after);
        }

        return place is { After: not null, Visit: { } visit }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{token}{Bar}{TrackToken.Of(visit.First)}{Bar}{TrackToken.Of(visit.Last)}{Bar}{visit.Fixes}")
            : token;
    }

    public static VisitorPlace? Parse(string token)
    {
        if (token.Length == 0)
        {
            return null;
        }

        var parts = token.Split(Bar);
        var fixes = 0L;
        if (parts.Length is not (1 or 2 or 5)
            || !VehicleId.TryParse(parts[0], out var vehicle)
            || (parts.Length == 5
                && !(long.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out fixes) && fixes > 0)))
        {
            throw ApiError.InvalidArgument("page_token is not one that this server gave");
        }

        return new VisitorPlace(
            vehicle,
            parts.Length == 1 ? null : TrackToken.Parse(parts[1]),
            parts.Length < 5 ? null : new Visit(TrackToken.Parse(parts[2]), TrackToken.Parse(parts[3]), fixes));
    }
}

using System.Globalization;
using Tracking.Api.Areas;
using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Api.Vehicles;
using Tracking.Geo.Live;
using Tracking.Model.Vehicles;
using Tracking.Storage.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Live;

/// <summary>Answers who is near and who is in an area, from the live index: no grain is woken and no row is read.</summary>
internal sealed class LiveQuestions(LiveIndex index, IVehicleRegistry registry, VehicleFilters filters)
{
    private const int DefaultCount = 10;

    /// <summary>About 200 KB, and a tenth of a millisecond of the index.</summary>
    private const int MaximumCount = 1_000;

    /// <summary>Vehicles that one question may gather, 5 MB: all of a large province.</summary>
    private const int MaximumInArea = 200_000;

    public async Task<ListNearestResponse> ListNearestAsync(
        ListNearestRequest request, CancellationToken cancellationToken)
    {
        var point = AreaMessages.ToPoint(request.Point, "point");
        var found = new LiveVehicle[CountOf(request.Count)];
        var maximum = MaximumOf(request.MaxDistanceM);
        var test = await filters.TestAsync(filters.Of(request.Filter), cancellationToken);
        var count = test is null
            ? index.FindNearest(point, maximum, found)
            : index.FindNearest(point, maximum, test, found);
        var response = new ListNearestResponse();
        response.Vehicles.AddRange(found[..count].Select(ToMessage));
        return response;
    }

    public async Task<ListInAreaResponse> ListInAreaAsync(ListInAreaRequest request, CancellationToken cancellationToken)
    {
        var area = AreaMessages.ToArea(request.Area);
        var pageSize = PageSize.Of(request.PageSize);
        var after = VehicleMessages.ToAfter(request.PageToken);
        var test = await filters.TestAsync(filters.Of(request.Filter), cancellationToken);
        var found = new List<LiveVehicle>();
        index.FindInArea(area, found);
        if (test is not null)
        {
            found.RemoveAll(vehicle => !test(vehicle));
        }

        if (found.Count > MaximumInArea)
        {
            throw ApiError.AreaTooCrowded(MaximumInArea);
        }

        var total = found.Count;
        if (after is { } last)
        {
            found.RemoveAll(vehicle => string.CompareOrdinal(vehicle.Vehicle.Value, last.Value) <= 0);
        }

        found.Sort(LiveVehicle.CompareId);
        var page = found[..Math.Min(pageSize, found.Count)];
        var response = new ListInAreaResponse
        {
            Total = (uint)total,
            NextPageToken = found.Count > page.Count ? page[^1].Vehicle.Value : "",
        };
        response.Vehicles.AddRange(page.Select(ToMessage));
        return response;
    }

    private static int CountOf(uint asked) => asked switch
    {
        0 => DefaultCount,
        <= MaximumCount => (int)asked,
        _ => throw ApiError.InvalidArgument($"count is {asked}; 1 to {MaximumCount} are allowed"),
    };

    private static double MaximumOf(double asked) => asked switch
    {
        0 => double.PositiveInfinity,
        > 0 and <= AreaMessages.MaximumMeters => asked,
        _ => throw ApiError.InvalidArgument(string.Create(
            CultureInfo.InvariantCulture,
            $"max_distance_m is {asked}; 0 for no limit, or up to {AreaMessages.MaximumMeters}, is allowed")),
    };

    // One that is in the index is registered: nothing else gets into the log.
    private NearbyVehicle ToMessage(LiveVehicle vehicle) => new()
    {
        Registration = VehicleMessages.ToMessage(registry.Find(vehicle.Vehicle)!),
        Live = PositionMessages.ToMessage(vehicle.Vehicle, vehicle.Position),
        DistanceM = vehicle.DistanceMeters,
    };
}

using Tracking.Api.Errors;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Api.Fences;

/// <summary>Reads which fences a caller wants.</summary>
internal static class FenceFilters
{
    public static Ingest.Fences.FenceFilter Of(V1.FenceFilter? filter)
    {
        if (filter is null)
        {
            return new Ingest.Fences.FenceFilter();
        }

        var alerts = FenceAlerts.None;
        foreach (var name in filter.Alerts)
        {
            alerts |= FenceAlertNames.TryParse(name, out var alert)
                ? alert
                : throw ApiError.InvalidArgument($"filter.alerts holds '{name}': it may hold {FenceAlertNames.All}");
        }

        return new Ingest.Fences.FenceFilter(
            filter.IdPrefix, filter.NameContains, alerts, ClassOf(filter.VehicleClass), PointOf(filter));
    }

    private static VehicleClass? ClassOf(string code) =>
        code.Length == 0 ? null
        : VehicleClasses.TryParse(code, out var vehicleClass) ? vehicleClass
        : throw ApiError.InvalidArgument(
            $"filter.vehicle_class is '{code}': it may be {string.Join(", ", VehicleClasses.AllCodes)}");

    private static GeoPoint? PointOf(V1.FenceFilter filter) =>
        !filter.HasLatitudeDeg && !filter.HasLongitudeDeg ? null
        : filter.HasLatitudeDeg && filter.HasLongitudeDeg && GeoPoint.TryFromDegrees(filter.LatitudeDeg, filter.LongitudeDeg, out var point)
            ? point
        : throw ApiError.InvalidArgument("filter.latitude_deg and longitude_deg must be degrees on the earth, both or neither");
}

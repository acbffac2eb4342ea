using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Vehicles;

namespace Tracking.Storage.Sqlite.Vehicles;

/// <summary>
/// A <see cref="VehicleFilter"/> as a condition on the tables called <c>v</c> (vehicles) and <c>h</c> (their heads): one
/// text for each combination of what is set, 32 in all.
/// </summary>
internal static class VehicleSelection
{
    public const string From = "FROM vehicles v JOIN vehicle_heads h ON h.vehicle = v.vehicle ";

    // No id holds this character, and every id that begins with the prefix comes before the prefix and it.
    private const string AfterEveryId = "\U0010FFFF";

    /// <summary>Begins with a blank and AND; empty when the filter asks for nothing.</summary>
    public static string Condition(VehicleFilter filter) =>
        (filter.IdPrefix is null ? "" : " AND v.id >= ? AND v.id < ?")
        + (filter.Company is null ? "" : " AND v.company = ?")
        + (filter.Class is null ? "" : " AND v.class = ?")
        + (filter.Region is null ? "" : " AND h.live_region_path > 0 AND h.live_region_path IN "
            + "(SELECT path FROM region_path_codes WHERE code = ?)")
        + (!filter.AsksForAlert ? "" : " AND v.vehicle IN (SELECT a.vehicle FROM alerts a "
            + "WHERE a.judged_at = 9223372036854775807" + (filter.OpenAlertRule is null ? ")" : " AND a.rule = ?)"));

    /// <summary>Adds what <see cref="Condition"/> asks for.</summary>
    public static Statement AddFilter(this Statement statement, VehicleFilter filter)
    {
        if (filter.IdPrefix is { } prefix)
        {
            statement.Add(prefix).Add(prefix + AfterEveryId);
        }

        if (filter.Company is { } company)
        {
            statement.Add(company);
        }

        if (filter.Class is { } vehicleClass)
        {
            statement.Add((long)vehicleClass);
        }

        if (filter.Region is { } region)
        {
            statement.Add(region);
        }

        return filter.OpenAlertRule is { } rule ? statement.Add(rule) : statement;
    }
}

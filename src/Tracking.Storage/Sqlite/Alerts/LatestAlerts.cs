using Tracking.Storage.Alerts;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Alerts;

/// <summary>Lists the latest revision of each alert by cursor, whatever it is filtered by.</summary>
internal static class LatestAlerts
{
    /// <summary>Lists what fits; <paramref name="vehicle"/> is the key of the query's vehicle.</summary>
    public static IReadOnlyList<StoredRevision> List(Database database, AlertQuery query, long? vehicle)
    {
        Feed? feed = null;
        if (query.Region is not (null or Feed.All))
        {
            feed = Feed.Find(database, query.Region);
            if (feed is null)
            {
                return [];
            }
        }

        using var select = database.Use(Sql(feed is not null, vehicle is not null, query.Rule is not null));
        select.Add(query.After);
        if (feed is not null)
        {
            select.Add(feed.Key);
        }

        if (vehicle is long key)
        {
            select.Add(key);
        }

        if (query.Rule is string rule)
        {
            select.Add(rule);
        }

        return RevisionColumns.ReadAllStored(select.Add(query.Limit));
    }

    // A plus keeps the planner away from a column's index: the alerts of one vehicle are few, so a query for them
    // begins there and not with a whole feed or all alerts of a rule.
    private static string Sql(bool hasFeed, bool hasVehicle, bool hasRule)
    {
        var cursor = (hasFeed, hasVehicle) switch
        {
            (true, true) => "+e.cursor",
            (true, false) => "e.cursor",
            (false, _) => "a.latest",
        };
        return $"SELECT {RevisionColumns.Select}, {cursor} FROM alerts a "
            + "JOIN alert_revisions r ON r.revision = a.latest JOIN vehicles v ON v.vehicle = r.vehicle "
            + (hasFeed ? "JOIN feed_entries e ON e.revision = a.latest " : "")
            + $"WHERE {cursor} > ?"
            + (hasFeed ? " AND e.feed = ?" : "")
            + (hasVehicle ? " AND a.vehicle = ?" : "")
            + (hasRule ? $" AND {(hasVehicle ? "+" : "")}a.rule = ?" : "")
            + $" ORDER BY {cursor} LIMIT ?";
    }
}

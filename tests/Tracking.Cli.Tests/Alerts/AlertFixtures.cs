using Google.Protobuf.WellKnownTypes;
using Tracking.V1;

namespace Tracking.Cli.Tests.Alerts;

/// <summary>Revisions as the server would answer them.</summary>
internal static class AlertFixtures
{
    private static readonly DateTimeOffset Start = new(2018, 8, 4, 2, 29, 30, TimeSpan.Zero);

    public static AlertRevision Revision(string alertId, uint revision, ulong cursor) => new()
    {
        AlertId = alertId,
        Revision = revision,
        Change = "raised",
        State = "open",
        Severity = "minor",
        VehicleId = "甘A12345-2",
        DriverId = "unknown@甘A12345-2",
        Rule = "speeding",
        Start = Timestamp.FromDateTimeOffset(Start),
        LatitudeDeg = 36.5,
        LongitudeDeg = 103.25,
        RulePack = "CN@1",
        Cursor = cursor,
        RecordedAt = Timestamp.FromDateTimeOffset(Start.AddSeconds(9)),
    };

    /// <summary>A revision in which every field is set.</summary>
    public static AlertRevision Ended()
    {
        var revision = Revision("0123456789abcdef0123456789abcdef", revision: 2, cursor: 42);
        revision.Change = "ended";
        revision.State = "closed";
        revision.End = Timestamp.FromDateTimeOffset(Start.AddSeconds(60.5));
        revision.Object = "G30";
        revision.RegionCodes.AddRange(["620000", "620100"]);
        revision.SupersedesAlertId = "fedcba9876543210fedcba9876543210";
        // The order in which a server would put them, which is not that of their names.
        revision.Details = new Struct
        {
            Fields =
            {
                { "max_speed_kmh", Value.ForNumber(93) },
                { "limit_kmh", Value.ForNumber(80.5) },
                { "article", Value.ForString("第四十二条") },
                { "confirmed", Value.ForBool(true) },
                { "card", Value.ForNull() },
                { "places", Value.ForList(Value.ForString("a"), Value.ForStruct(new Struct())) },
            },
        };
        return revision;
    }
}

namespace Tracking.Cli.Tests.Ingest;

/// <summary>Lines of traces as tests need them.</summary>
internal static class TraceLines
{
    public const string Header = "vehicle_id,time_utc,lat,lon,speed_kmh,heading";

    private static readonly DateTime Start = new(2018, 8, 4, 2, 29, 30, DateTimeKind.Utc);

    /// <summary>A readable row so many seconds after 2018-08-04T02:29:30Z.</summary>
    public static string Row(string vehicleId = "jx-AA00002", int second = 0) =>
        $"{vehicleId},{Start.AddSeconds(second):yyyy-MM-dd'T'HH:mm:ss'Z'},28.223563,116.216516,93,312";

    /// <summary>The header and so many rows, a second apart.</summary>
    public static string[] Trace(int rows, string vehicleId = "jx-AA00002") =>
        [Header, .. Enumerable.Range(0, rows).Select(second => Row(vehicleId, second))];
}

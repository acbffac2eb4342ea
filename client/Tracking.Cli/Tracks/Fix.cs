using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.V1;

namespace Tracking.Cli.Tracks;

/// <summary>How a stored position is shown, wherever one is: in tracks, live, in a roster.</summary>
internal static class Fix
{
    public static readonly string[] Headings =
    [
        "time (UTC)", ">lat (°)", ">lon (°)", ">speed (km/h)", ">heading (°)", ">odometer (km)", "ignition", "region",
        "flags",
    ];

    /// <summary>Writes the members of a fix into the object being written.</summary>
    public static void Write(Utf8JsonWriter json, StoredPosition fix)
    {
        var position = fix.Position;
        json.Instant("time", position.DeviceTime);
        json.Number("lat", position.LatitudeDeg);
        json.Number("lon", position.LongitudeDeg);
        json.Number("speed_kmh", position.HasSpeedKmh ? position.SpeedKmh : null);
        json.Number("heading", position.HasHeadingDeg ? position.HeadingDeg : null);
        json.Number("odometer_km", position.HasOdometerKm ? position.OdometerKm : null);
        Bit(json, "ignition", position.HasIgnitionOn ? position.IgnitionOn : null);
        Bit(json, "emergency", position.HasEmergency ? position.Emergency : null);
        json.Texts("flags", fix.Flags);
        json.Texts("regions", fix.RegionCodes);
        json.Instant("received_at", fix.ReceivedAt);
    }

    /// <summary>Writes a member that is a fix, or null.</summary>
    public static void Write(Utf8JsonWriter json, string name, StoredPosition? fix)
    {
        if (fix is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Write(json, fix);
        json.WriteEndObject();
    }

    /// <summary>The cells below <see cref="Headings"/>; all blank when there is no fix.</summary>
    public static string[] Cells(StoredPosition? fix)
    {
        if (fix?.Position is not { } position)
        {
            return [.. Headings.Select(static _ => "")];
        }

        return
        [
            HumanTable.Instant(position.DeviceTime),
            HumanTable.Number(position.LatitudeDeg, decimals: 6),
            HumanTable.Number(position.LongitudeDeg, decimals: 6),
            HumanTable.Number(position.HasSpeedKmh ? position.SpeedKmh : null, decimals: 1),
            HumanTable.Number(position.HasHeadingDeg ? position.HeadingDeg : null),
            HumanTable.Number(position.HasOdometerKm ? position.OdometerKm : null, decimals: 1),
            Ignition(position),
            fix.RegionCodes.LastOrDefault(""),
            HumanTable.List(fix.Flags),
        ];
    }

    private static void Bit(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } bit)
        {
            json.WriteBoolean(name, bit);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Ignition(Position position) => (position.HasIgnitionOn, position.IgnitionOn) switch
    {
        (false, _) => "",
        (_, true) => "on",
        (_, false) => "off",
    };
}

using System.Text.Json;
using Tracking.Cli.Output;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>Fences as tables and as JSON.</summary>
internal static class FenceText
{
    public static Rows<Fence> Rows(Invocation invocation) => new(
        invocation,
        static () => new HumanTable(
            "fence",
            ">version",
            "name",
            "shape",
            "alerts",
            ">limit (km/h)",
            "classes",
            "holds",
            "valid from (UTC)",
            "valid to (UTC)"),
        AddRow,
        Write);

    private static void AddRow(HumanTable table, Fence fence) => table.Add(
        fence.FenceId,
        HumanTable.Whole(fence.Version),
        fence.Name,
        Shape(fence),
        HumanTable.List(fence.Alerts),
        HumanTable.Number(SpeedLimit(fence)),
        fence.VehicleClasses.Count == 0 ? "all" : HumanTable.List(fence.VehicleClasses),
        Calendar(fence.Calendar),
        HumanTable.Instant(fence.ValidFrom),
        HumanTable.Instant(fence.ValidTo));

    public static void Write(Utf8JsonWriter json, Fence fence)
    {
        json.Text("id", fence.FenceId);
        json.WriteNumber("version", fence.Version);
        json.Text("name", fence.Name);
        json.Texts("alerts", fence.Alerts);
        json.Number("radius_m", RadiusMeters(fence));
        json.Number("width_m", WidthMeters(fence));
        json.Number("speed_limit_kmh", SpeedLimit(fence));
        json.Texts("vehicle_classes", fence.VehicleClasses);
        json.Texts("calendar", fence.Calendar?.Windows ?? []);
        json.Texts("calendar_except", fence.Calendar?.Except ?? []);
        json.TextOrNull("utc_offset", fence.Calendar?.UtcOffset ?? "");
        json.Number("dwell_s", DwellSeconds(fence));
        json.Number("max_inside_s", MaximumInsideSeconds(fence));
        json.Texts("exempt_vehicles", fence.ExemptVehicles);
        json.Texts("exempt_companies", fence.ExemptCompanies);
        json.Instant("valid_from", fence.ValidFrom);
        json.Instant("valid_to", fence.ValidTo);
    }

    private static string Shape(Fence fence) =>
        fence.HasRadiusM ? $"circle, radius {HumanTable.Number(fence.RadiusM)} m"
        : fence.HasWidthM ? $"corridor, {HumanTable.Number(fence.WidthM)} m wide"
        : "area";

    private static string Calendar(FenceCalendar? calendar) =>
        calendar is null ? "always" : $"{Windows(calendar)}{Except(calendar)} ({calendar.UtcOffset})";

    private static string Windows(FenceCalendar calendar) =>
        calendar.Windows.Count == 0 ? "always" : string.Join("; ", calendar.Windows);

    private static string Except(FenceCalendar calendar) =>
        calendar.Except.Count == 0 ? "" : " but " + string.Join("; ", calendar.Except);

    private static double? DwellSeconds(Fence fence) => fence.HasDwellS ? fence.DwellS : null;

    private static double? MaximumInsideSeconds(Fence fence) => fence.HasMaxInsideS ? fence.MaxInsideS : null;

    private static double? RadiusMeters(Fence fence) => fence.HasRadiusM ? fence.RadiusM : null;

    private static double? WidthMeters(Fence fence) => fence.HasWidthM ? fence.WidthM : null;

    private static double? SpeedLimit(Fence fence) => fence.HasSpeedLimitKmh ? fence.SpeedLimitKmh : null;
}

using System.Globalization;
using System.Text;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Benchmarks.Fences;

/// <summary>
/// Made-up depots, schools, bridges and routes: half polygons of 8 to 24 corners, a third circles, the rest corridors of
/// some kilometres. All sets have the same density, so that the area grows with their number.
/// </summary>
internal sealed class GeneratedFences(int seed)
{
    // About one fence for every 25 km²: 100,000 of them fill a box of 1,600 km.
    private const double SpacingDegrees = 0.05;

    private readonly Random _random = new(seed);

    public IReadOnlyList<FenceDefinition> Make(int count)
    {
        var side = (int)Math.Ceiling(Math.Sqrt(count));
        return [.. Enumerable.Range(0, count).Select(i => Make(i, i % side, i / side))];
    }

    private FenceDefinition Make(int number, int column, int row)
    {
        var east = 100 + ((column + _random.NextDouble()) * SpacingDegrees);
        var north = 22 + ((row + _random.NextDouble()) * SpacingDegrees);
        var plain = new FenceDefinition(
            $"f{number}", $"f{number}", "", FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);
        return (number % 6) switch
        {
            0 or 1 => plain with { GeometryJson = Geometry("Point", Text(east, north)), RadiusMeters = Between(100, 2_000) },
            2 => plain with { GeometryJson = Geometry("LineString", Line(east, north)), WidthMeters = Between(50, 400) },
            _ => plain with { GeometryJson = Geometry("Polygon", $"[{Ring(east, north)}]") },
        };
    }

    private static string Geometry(string type, string coordinates) => $$"""{"type":"{{type}}","coordinates":{{coordinates}}}""";

    private static string Text(double east, double north) =>
        string.Create(CultureInfo.InvariantCulture, $"[{east:F6},{north:F6}]");

    private string Line(double east, double north)
    {
        var (text, heading) = (new StringBuilder("["), Between(0, Math.Tau));
        for (var i = 0; i < 12; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Text(east, north));
            heading += Between(-0.5, 0.5);
            (east, north) = (east + (0.003 * Math.Cos(heading)), north + (0.003 * Math.Sin(heading)));
        }

        return text.Append(']').ToString();
    }

    private string Ring(double east, double north)
    {
        var (corners, radius) = (_random.Next(8, 25), Between(0.002, 0.02));
        var points = Enumerable.Range(0, corners).Select(i =>
        {
            var (sin, cos) = Math.SinCos(Math.Tau * i / corners);
            var reach = radius * Between(0.6, 1);
            return Text(east + (reach * cos), north + (reach * sin));
        }).ToList();
        return $"[{string.Join(',', points)},{points[0]}]";
    }

    private double Between(double minimum, double maximum) => minimum + (_random.NextDouble() * (maximum - minimum));
}

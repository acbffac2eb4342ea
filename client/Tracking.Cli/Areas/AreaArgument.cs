using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Areas;

/// <summary>An area as people give one: a box of four numbers, or a file with what they drew on a map.</summary>
internal static class AreaArgument
{
    /// <summary>What the server takes at most; a file that goes on is not read to its end.</summary>
    private const int MaximumBytes = 1024 * 1024;

    public const string Description =
        "MINLAT,MINLON,MAXLAT,MAXLON in degrees, or a GeoJSON file with polygons (- for standard input).";

    public static Argument<string> Create() => new("AREA") { Description = Description };

    public static async Task<Area> ReadAsync(Invocation invocation, string text)
    {
        var numbers = text.Split(',');
        return numbers.Length == 4 && numbers.All(static number => CoordinateText.TryParse(number, double.MaxValue, out _))
            ? new Area { Box = BoxOf(text, numbers) }
            : new Area { Geojson = await ReadFileAsync(invocation, text) };
    }

    private static Box BoxOf(string text, string[] numbers)
    {
        if (!CoordinateText.TryParse(numbers[0], 90, out var south)
            || !CoordinateText.TryParse(numbers[1], 180, out var west)
            || !CoordinateText.TryParse(numbers[2], 90, out var north)
            || !CoordinateText.TryParse(numbers[3], 180, out var east)
            || south > north)
        {
            throw new BadUsageException(
                $"'{text}' is not a box: give MINLAT,MINLON,MAXLAT,MAXLON within ±90 and ±180 degrees, "
                + "such as 35.9,103.6,36.2,104.0.");
        }

        return new Box { SouthDeg = south, WestDeg = west, NorthDeg = north, EastDeg = east };
    }

    private static async Task<string> ReadFileAsync(Invocation invocation, string path)
    {
        await using var file = path == "-" ? invocation.Terminal.OpenInput() : InputFile.Open(path);
        using var reader = new StreamReader(file);
        var buffer = new char[MaximumBytes + 1];
        var length = await reader.ReadBlockAsync(buffer, invocation.CancellationToken);
        return length <= MaximumBytes
            ? new string(buffer, 0, length)
            : throw new FailedException("invalid_geojson", $"{path} is larger than 1 MiB; simplify the outline");
    }
}

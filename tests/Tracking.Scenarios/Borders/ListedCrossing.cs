using System.Globalization;
using Tracking.V1;

namespace Tracking.Scenarios.Borders;

/// <summary>One change of region between two fixes.</summary>
internal sealed record ListedCrossing(string Vehicle, string From, string To, DateTime At)
{
    /// <summary>Reads the rows of one level from a <c>*.crossings.csv</c>, in the order of the file.</summary>
    public static IReadOnlyList<ListedCrossing> Read(string file, string level) =>
        [.. File.ReadLines(file)
            .Skip(1)
            .Select(static line => line.Split(','))
            .Where(row => row[1] == level)
            .Select(static row => new ListedCrossing(
                row[0],
                row[2],
                row[3],
                DateTime.Parse(row[7], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)))];

    public static ListedCrossing Of(AlertRevision alert) => new(
        alert.VehicleId,
        alert.Details.Fields["from"].StringValue,
        alert.Details.Fields["to"].StringValue,
        alert.Start.ToDateTime());
}

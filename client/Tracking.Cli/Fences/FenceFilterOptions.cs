using System.CommandLine;
using System.Globalization;
using Tracking.Cli.Running;
using Tracking.V1;

namespace Tracking.Cli.Fences;

/// <summary>The options that choose among the standing fences.</summary>
internal sealed class FenceFilterOptions
{
    private readonly Option<string> _prefix = new("--prefix") { Description = "Only ids that begin so." };
    private readonly Option<string> _name = new("--name") { Description = "Only names that contain it." };
    private readonly Option<string[]> _alert = new("--alert")
    {
        Description = "Only fences that raise it: enter, exit, no-go. Several: all of them.",
    };

    private readonly Option<string> _class = new("--class") { Description = "Only fences meant for this vehicle class." };
    private readonly Option<string> _at = new("--at")
    {
        Description = "Only fences that contain this point: latitude,longitude in degrees.",
    };

    private IEnumerable<Option> All => [_prefix, _name, _alert, _class, _at];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    public FenceFilter Of(Invocation invocation)
    {
        var filter = new FenceFilter
        {
            IdPrefix = invocation.Get(_prefix) ?? "",
            NameContains = invocation.Get(_name) ?? "",
            VehicleClass = invocation.Get(_class) ?? "",
            Alerts = { invocation.Get(_alert) ?? [] },
        };
        if (invocation.Get(_at) is { } at)
        {
            (filter.LatitudeDeg, filter.LongitudeDeg) = PointOf(at);
        }

        return filter;
    }

    private static (double Latitude, double Longitude) PointOf(string at) =>
        at.Split(',') is [var north, var east] && TryParse(north, out var latitude) && TryParse(east, out var longitude)
            ? (latitude, longitude)
            : throw new BadUsageException($"--at takes latitude,longitude such as 28.68,115.86, not '{at}'");

    private static bool TryParse(string text, out double degrees) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);
}

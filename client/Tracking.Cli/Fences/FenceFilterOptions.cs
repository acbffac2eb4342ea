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

    public void AddTo(Command command)
    {
        command.Options.Add(_prefix);
        command.Options.Add(_name);
        command.Options.Add(_alert);
        command.Options.Add(_class);
        command.Options.Add(_at);
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

    private static (double Latitude, double Longitude) PointOf(string at)
    {
        var parts = at.Split(',');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                ? (latitude, longitude)
                : throw new BadUsageException($"--at takes latitude,longitude such as 28.68,115.86, not '{at}'");
    }
}

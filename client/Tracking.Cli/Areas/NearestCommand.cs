using System.CommandLine;
using Tracking.Cli.Running;
using Tracking.Cli.Vehicles;
using Tracking.V1;

namespace Tracking.Cli.Areas;

/// <summary>nearest LAT LON: who is near a place now.</summary>
internal static class NearestCommand
{
    public static Command Create(CommandRunner runner)
    {
        var latitude = Degrees("LAT", "Latitude of the place, WGS-84 degrees, such as 36.0611.", 90);
        var longitude = Degrees("LON", "Longitude of the place, such as 103.8343.", 180);
        var count = new Option<uint>("--count") { Description = "How many, 1 to 1,000; 10 if not given.", HelpName = "N" };
        var within = new Option<double>("--within") { Description = "Nothing farther than so many metres.", HelpName = "M" };
        var filter = new VehicleFilterOptions();
        var command = new Command("nearest", "List the vehicles nearest to a place, the nearest first.")
        {
            latitude, longitude, count, within,
        };
        filter.AddTo(command);
        runner.Attach(command, invocation =>
        {
            if (invocation.Has(count) && invocation.Get(count) == 0)
            {
                throw new BadUsageException("--count: 0 vehicles are none; give 1 to 1,000.");
            }

            return RunAsync(invocation, new ListNearestRequest
            {
                Point = new Point { LatitudeDeg = invocation.Get(latitude), LongitudeDeg = invocation.Get(longitude) },
                Count = invocation.Get(count),
                MaxDistanceM = invocation.Get(within),
                Filter = filter.Read(invocation),
            });
        });
        return command;
    }

    private static Argument<double> Degrees(string name, string description, double limit) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (CoordinateText.TryParse(text, limit, out var degrees))
            {
                return degrees;
            }

            result.AddError($"{name}: '{text}' is not a number of degrees within ±{limit}; give latitude, then longitude.");
            return 0;
        },
    };

    private static async Task RunAsync(Invocation invocation, ListNearestRequest request)
    {
        var answer = await invocation.Connection.Vehicles.ListNearestAsync(
            request, cancellationToken: invocation.CancellationToken);
        var rows = NearbyRows.Of(invocation);
        foreach (var vehicle in answer.Vehicles)
        {
            await rows.AddAsync(vehicle);
        }

        await rows.EndAsync("vehicle", "vehicles");
    }
}

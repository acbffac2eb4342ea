using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.Cli.Tests.Vehicles;
using Tracking.V1;

namespace Tracking.Cli.Tests.Areas;

public sealed class NearestCommandTests
{
    [Fact]
    public async Task Nearest_Json_PrintsALineAVehicle()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Nearby.Add(Near("甘A12345-2", 12.5));
        server.Vehicles.Nearby.Add(Near("B", 4_000));

        var run = await CliRun.AgainstAsync(server, "nearest", "36.5", "103.25", "--count", "2", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.Equal(
            """{"vehicle":"甘A12345-2","class":"coach","company":null,"distance_m":12.5,""" + VehicleFixtures.FixJson + "}",
            run.Lines[0]);
        var request = (ListNearestRequest)server.Vehicles.Requests.Single();
        Assert.Equal(new Point { LatitudeDeg = 36.5, LongitudeDeg = 103.25 }, request.Point);
        Assert.Equal(2u, request.Count);
    }

    [Fact]
    public async Task Nearest_Human_HasTheDistanceWithItsUnit()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Nearby.Add(Near("A", 12.5));

        var run = await CliRun.AgainstAsync(server, "nearest", "36.5", "103.25");

        Assert.Contains("distance (m)", run.Out);
        Assert.EndsWith("1 vehicle\n", run.Out);
    }

    [Fact]
    public async Task Nearest_SouthAndWest_AreNumbersNotOptions()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "nearest", "-33.5", "-70.6", "--within", "500", "--prefix", "A");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var request = (ListNearestRequest)server.Vehicles.Requests.Single();
        Assert.Equal(new Point { LatitudeDeg = -33.5, LongitudeDeg = -70.6 }, request.Point);
        Assert.Equal((500, "A"), (request.MaxDistanceM, request.Filter.IdPrefix));
    }

    [Theory]
    [InlineData("north", "1")]
    [InlineData("91", "1")]
    [InlineData("1", "181")]
    [InlineData("1", "NaN")]
    [InlineData("1", "1", "--count", "0")]
    [InlineData("1", "1", "--count", "many")]
    [InlineData("1")]
    public async Task Nearest_WrongArguments_AreBadUsage(params string[] arguments) =>
        Assert.Equal(2, (await CliRun.WithoutServerAsync(["nearest", .. arguments])).ExitCode);

    private static NearbyVehicle Near(string id, double meters) => new()
    {
        Registration = VehicleFixtures.Listed(id).Registration,
        Live = VehicleFixtures.Fix(id),
        DistanceM = meters,
    };
}

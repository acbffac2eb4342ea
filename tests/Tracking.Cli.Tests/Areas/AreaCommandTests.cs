using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.Cli.Tests.Vehicles;
using Tracking.V1;

namespace Tracking.Cli.Tests.Areas;

public sealed class AreaCommandTests
{
    [Fact]
    public async Task Area_Box_ReadsEveryPage()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Nearby.AddRange("ABCDE".Select(static id => new NearbyVehicle
        {
            Registration = VehicleFixtures.Listed($"{id}").Registration, Live = VehicleFixtures.Fix($"{id}"), DistanceM = 1,
        }));

        var run = await CliRun.AgainstAsync(server, "area", "-1.5,179,1,-179", "--json", "--class", "coach");

        Assert.Equal((0, 5), (run.ExitCode, run.Lines.Length));
        Assert.Equal(3, server.Vehicles.Requests.Count);
        var request = (ListInAreaRequest)server.Vehicles.Requests[2];
        Assert.Equal(new Box { SouthDeg = -1.5, WestDeg = 179, NorthDeg = 1, EastDeg = -179 }, request.Area.Box);
        Assert.Equal("coach", request.Filter.VehicleClass);
    }

    [Fact]
    public async Task Area_File_IsSentAsItIs()
    {
        await using var server = await FakeServer.StartAsync();
        using var folder = new TestFolder();
        const string Drawn = """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""";
        var file = folder.Write("area.geojson", Drawn);

        var run = await CliRun.AgainstAsync(server, "area", file);

        Assert.Equal("0 vehicles\n", run.Out);
        Assert.Equal(Drawn + "\n", ((ListInAreaRequest)server.Vehicles.Requests.Single()).Area.Geojson);
    }

    [Fact]
    public async Task Area_FromAndTo_ListsWhoWasThere()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Visitors.Add(new Visitor
        {
            Registration = VehicleFixtures.Listed("A").Registration,
            First = VehicleFixtures.Fix("A"),
            Last = VehicleFixtures.Fix("A"),
            FixesInside = 7,
            LastDistanceM = 2.5,
        });
        string[] arguments =
            ["area", "0,0,1,1", "--from", "2018-08-04T02:00:00Z", "--to", "2018-08-04T03:00:00Z", "--prefix", "A"];

        var run = await CliRun.AgainstAsync(server, [.. arguments, "--json"]);

        Assert.Equal(
            """{"vehicle":"A","class":"coach","company":null,"distance_m":2.5,""" + VehicleFixtures.FixJson
            + ""","fixes_inside":7,"first":{""" + VehicleFixtures.FixJson + "}}",
            Assert.Single(run.Lines));
        var requests = server.Vehicles.Requests.Cast<ListVisitorsRequest>().ToList();
        Assert.Equal(["", "more"], requests.Select(static request => request.PageToken));
        Assert.Equal(3_600, requests[1].To.Seconds - requests[1].From.Seconds);
        Assert.Equal("A", requests[1].Filter.IdPrefix);
        Assert.EndsWith("1 visitor\n", (await CliRun.AgainstAsync(server, arguments)).Out);
    }

    [Theory]
    [InlineData("--from", "2018-08-04T02:00:00Z")]
    [InlineData("--to", "2018-08-04T02:00:00Z")]
    [InlineData("--from", "2018-08-04T02:00:00Z", "--to", "2018-08-04T02:00:00Z")]
    [InlineData("--from", "yesterday", "--to", "2018-08-04T02:00:00Z")]
    public async Task Area_HalfOrEmptyInterval_IsBadUsage(params string[] interval) =>
        Assert.Equal(2, (await CliRun.WithoutServerAsync(["area", "0,0,1,1", .. interval])).ExitCode);

    [Fact]
    public async Task Area_NoSuchFile_SaysSo()
    {
        var run = await CliRun.WithoutServerAsync("area", "nowhere.geojson");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no file nowhere.geojson", run.Error);
    }

    [Theory]
    [InlineData("2,0,1,1")]
    [InlineData("1,2,3,181")]
    [InlineData("91,0,92,1")]
    public async Task Area_WrongBox_IsBadUsage(string box)
    {
        var run = await CliRun.WithoutServerAsync("area", box);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not a box", run.Error);
    }
}

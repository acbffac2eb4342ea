using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Vehicles;

public sealed class VehicleCountCommandTests
{
    [Fact]
    public async Task Count_Json_IsOneDocument()
    {
        await using var server = await FakeServer.StartAsync();
        Fill(server);

        var run = await CliRun.AgainstAsync(server, "vehicle", "count", "--company", "ours", "--json");

        Assert.Equal(
            """{"total":5,"counts":[{"region":null,"class":"van","count":2},{"region":"36","class":"van","count":3}]}""",
            Assert.Single(run.Lines));
        Assert.Equal("ours", ((CountVehiclesRequest)server.Vehicles.Requests.Single()).Filter.Company);
    }

    [Fact]
    public async Task Count_Human_NamesWhatHasNoRegion()
    {
        await using var server = await FakeServer.StartAsync();
        Fill(server);

        var run = await CliRun.AgainstAsync(server, "vehicle", "count");

        Assert.Matches(@"none +van +2", run.Out);
        Assert.EndsWith("5 vehicles in all\n", run.Out);
    }

    private static void Fill(FakeServer server)
    {
        server.Vehicles.Counts.Total = 5;
        server.Vehicles.Counts.Counts.Add(new VehicleCount { VehicleClass = "van", Count = 2 });
        server.Vehicles.Counts.Counts.Add(new VehicleCount { RegionCode = "36", VehicleClass = "van", Count = 3 });
    }
}

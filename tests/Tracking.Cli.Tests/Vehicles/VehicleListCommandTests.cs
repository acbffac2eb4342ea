using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Vehicles;

public sealed class VehicleListCommandTests
{
    [Fact]
    public async Task List_Json_ReadsEveryPage()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.All.AddRange("ABCDE".Select(static id => VehicleFixtures.Listed($"{id}")));

        var run = await CliRun.AgainstAsync(server, "vehicle", "list", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(5, run.Lines.Length);
        Assert.Equal("""{"id":"E","class":"coach","company":null,"home_region":null,"live":null}""", run.Lines[4]);
        Assert.Equal(3, server.Vehicles.Requests.Count);
    }

    [Fact]
    public async Task List_Company_IsAskedForOnEveryPage()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.All.AddRange(
            "ABCDE".Select(static id => VehicleFixtures.Listed($"{id}", id == 'B' ? "other" : "ours")));

        var run = await CliRun.AgainstAsync(server, "vehicle", "list", "--company", "ours", "--json");

        Assert.Equal(4, run.Lines.Length);
        Assert.All(
            server.Vehicles.Requests,
            static request => Assert.Equal("ours", ((ListVehiclesRequest)request).Filter.Company));
    }

    [Fact]
    public async Task List_EveryFilter_IsAskedFor()
    {
        await using var server = await FakeServer.StartAsync();

        await CliRun.AgainstAsync(
            server, "vehicle", "list", "--prefix", "甘A", "--class", "hazmat", "--region", "620000", "--alert", "speeding");
        await CliRun.AgainstAsync(server, "vehicle", "list", "--alert");

        Assert.Equal(
            [
                new VehicleFilter
                {
                    IdPrefix = "甘A", VehicleClass = "hazmat", RegionCode = "620000", HasOpenAlert = true, OpenAlertRule = "speeding",
                },
                new VehicleFilter { HasOpenAlert = true },
            ],
            server.Vehicles.Requests.Select(static request => ((ListVehiclesRequest)request).Filter));
    }

    [Fact]
    public async Task List_Nothing_SaysSoToAPersonAndNothingToAProgram()
    {
        await using var server = await FakeServer.StartAsync();

        Assert.Equal("0 vehicles\n", (await CliRun.AgainstAsync(server, "vehicle", "list")).Out);
        Assert.Equal("", (await CliRun.AgainstAsync(server, "vehicle", "list", "--json")).Out);
    }
}

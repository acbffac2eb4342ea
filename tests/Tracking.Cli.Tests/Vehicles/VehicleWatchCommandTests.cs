using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Vehicles;

public sealed class VehicleWatchCommandTests
{
    [Fact]
    public async Task Watch_Json_FlushesEachLineUntilInterrupted()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Updates.Add(Update("A", skipped: 0));
        server.Vehicles.Updates.Add(Update("B", skipped: 7));
        var surroundings = new CliSurroundings();
        using var interrupt = new CancellationTokenSource();

        var watch = CliRun.StartAsync(
            surroundings,
            interrupt.Token,
            "vehicle", "watch", "A", "B", "--json", "--server", server.Address.ToString());
        await surroundings.Out.SeenAsync(2);
        await interrupt.CancelAsync();
        var run = await watch;

        Assert.Equal(130, run.ExitCode);
        Assert.Equal("""{"vehicle":"A",""" + VehicleFixtures.FixJson + ""","skipped":0}""", run.Lines[0]);
        Assert.Equal(["A", "B"], ((WatchVehiclesRequest)server.Vehicles.Requests.Single()).VehicleIds);
    }

    [Fact]
    public async Task Watch_Human_SaysWhatWasSkipped()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Updates.Add(Update("B", skipped: 7));
        var surroundings = new CliSurroundings();
        using var interrupt = new CancellationTokenSource();

        var watch = CliRun.StartAsync(
            surroundings, interrupt.Token, "vehicle", "watch", "B", "--server", server.Address.ToString());
        await surroundings.Out.SeenAsync(1);
        await interrupt.CancelAsync();

        Assert.Matches(
            @"^2018-08-04T02:29:30Z +B +36\.500000° +103\.250000° +- km/h +620000 +7 skipped\n$", (await watch).Out);
    }

    [Fact]
    public async Task Watch_Area_PrintsWhoComesAndGoes()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.AreaChanges.Add(new AreaUpdate { VehicleId = "A", Change = "entered", Live = VehicleFixtures.Fix("A") });
        server.Vehicles.AreaChanges.Add(
            new AreaUpdate { VehicleId = "B", Change = "left", Live = VehicleFixtures.Fix("B"), Skipped = 2 });
        var surroundings = new CliSurroundings();
        using var interrupt = new CancellationTokenSource();

        var watch = CliRun.StartAsync(
            surroundings,
            interrupt.Token,
            "vehicle", "watch", "--area", "1,2,3,4", "--class", "coach", "--json", "--server", server.Address.ToString());
        await surroundings.Out.SeenAsync(2);
        await interrupt.CancelAsync();
        var run = await watch;

        Assert.Equal("""{"vehicle":"A","change":"entered",""" + VehicleFixtures.FixJson + ""","skipped":0}""", run.Lines[0]);
        Assert.EndsWith(""","skipped":2}""", run.Lines[1]);
        var request = (WatchAreaRequest)server.Vehicles.Requests.Single();
        Assert.Equal((4, "coach"), (request.Area.Box.EastDeg, request.Filter.VehicleClass));
    }

    [Fact]
    public async Task Watch_Filter_IsAskedFor()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Updates.Add(Update("A", skipped: 0));
        var surroundings = new CliSurroundings();
        using var interrupt = new CancellationTokenSource();

        var watch = CliRun.StartAsync(
            surroundings, interrupt.Token, "vehicle", "watch", "--company", "ours", "--server", server.Address.ToString());
        await surroundings.Out.SeenAsync(1);
        await interrupt.CancelAsync();
        await watch;

        Assert.Equal("ours", ((WatchVehiclesRequest)server.Vehicles.Requests.Single()).Filter.Company);
    }

    [Theory]
    [InlineData]
    [InlineData("A", "--area", "1,2,3,4")]
    [InlineData("A", "--prefix", "B")]
    public async Task Watch_NothingOrTwoThings_IsBadUsage(params string[] arguments) =>
        Assert.Equal(2, (await CliRun.WithoutServerAsync(["vehicle", "watch", .. arguments])).ExitCode);

    private static VehicleUpdate Update(string vehicleId, uint skipped) =>
        new() { VehicleId = vehicleId, Live = VehicleFixtures.Fix(vehicleId), Skipped = skipped };
}

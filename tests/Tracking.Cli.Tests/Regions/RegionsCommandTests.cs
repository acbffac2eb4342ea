using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.Cli.Tests.Vehicles;
using Tracking.V1;

namespace Tracking.Cli.Tests.Regions;

public sealed class RegionsCommandTests : IDisposable
{
    private static readonly Region Gansu = new() { Code = "620000", Name = "甘肃省", Level = "province" };
    private static readonly Region Lanzhou =
        new() { Code = "620100", Name = "兰州市", Level = "city", ParentCode = "620000" };

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_File_ArrivesWhole()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(
            server, "regions", "import", _folder.WriteBytes("regions.geojson", new byte[5_000_000]));

        Assert.Equal(5_000_000, server.Regions.ImportedBytes);
        Assert.Equal($"34 regions imported from {_folder.Path("regions.geojson")}\n", run.Out);
    }

    [Fact]
    public async Task List_Json_PrintsALineARegionOfEveryPage()
    {
        await using var server = await FakeServer.StartAsync();
        server.Regions.All.AddRange([Gansu, Lanzhou]);

        var run = await CliRun.AgainstAsync(server, "regions", "list", "--json");

        Assert.Equal(
            [
                """{"code":"620000","name":"甘肃省","level":"province","parent":null}""",
                """{"code":"620100","name":"兰州市","level":"city","parent":"620000"}""",
            ],
            run.Lines);
    }

    [Fact]
    public async Task List_PageThatLeadsToItself_FailsInsteadOfGoingOnForEver()
    {
        await using var server = await FakeServer.StartAsync();
        server.Regions.All.AddRange([Gansu, Lanzhou]);
        server.Regions.RepeatsItself = true;

        var run = await CliRun.AgainstAsync(server, "regions", "list", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("page token 'more' leads to itself", run.Error);
    }

    [Fact]
    public async Task Roster_Json_IsOneDocument()
    {
        await using var server = await FakeServer.StartAsync();
        server.Regions.Roster = Roster();

        var run = await CliRun.AgainstAsync(server, "regions", "roster", "620000", "--json");

        Assert.Equal(
            OneLine.Of("""
                {"code":"620000","name":"甘肃省","level":"province","parent":null,"feed_head":42,"truncated":true,
                "vehicles":[{"vehicle":"A",
                """) + VehicleFixtures.FixJson + "}]}\n",
            run.Out);
    }

    [Fact]
    public async Task Roster_Human_SaysWhenThereAreMore()
    {
        await using var server = await FakeServer.StartAsync();
        server.Regions.Roster = Roster();

        var run = await CliRun.AgainstAsync(server, "regions", "roster", "620000");

        Assert.StartsWith("620000 甘肃省 (province), alert feed at cursor 42\n", run.Out);
        Assert.EndsWith("1 vehicle\n", run.Out);
        Assert.Equal("There are more vehicles than the server lists at once.\n", run.Error);
    }

    [Fact]
    public async Task Roster_UnknownRegion_Fails()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "regions", "roster", "999999");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: there is no region '999999' (region_not_found)\n", run.Error);
    }

    private static GetRosterResponse Roster() => new()
    {
        Region = Gansu,
        FeedHead = 42,
        Vehicles = { new RosterEntry { VehicleId = "A", Live = VehicleFixtures.Fix("A") } },
        Truncated = true,
    };
}

using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Drivers;

public sealed class DriversCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Register_File_SendsEveryRow()
    {
        await using var server = await FakeServer.StartAsync();
        var file = _folder.Write("drivers.csv", "company,driver_id,name,shoe_size", "Lines,D1,张三,43", "", "Lines,D2,,41");

        var run = await CliRun.AgainstAsync(server, "drivers", "register", file);

        Assert.Equal("2 drivers registered, 1 of them new\n", run.Out);
        Assert.Equal(["D1", "D2"], server.Drivers.Registered.Select(static driver => driver.DriverId));
        Assert.Equal(("张三", "Lines"), (server.Drivers.Registered[0].Name, server.Drivers.Registered[0].Company));
    }

    [Fact]
    public async Task Register_Ids_SendsThemWithTheCompany()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "drivers", "register", "D1", "D2", "--company", "Lines", "--json");

        Assert.Equal("""{"drivers":2,"new":1}""", Assert.Single(run.Lines));
        Assert.All(server.Drivers.Registered, static driver => Assert.Equal("Lines", driver.Company));
    }

    [Theory]
    [InlineData("name,company", "line 1 is no header with a column driver_id")]
    [InlineData("driver_id,name\nD1", "line 2 has 1 fields where the header has 2")]
    [InlineData("driver_id,name\nD1,\"x\"", "line 2")]
    public async Task Register_BadFile_SaysWhere(string content, string words)
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "drivers", "register", _folder.Write("drivers.csv", content));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(server.Drivers.Registered);
    }

    [Fact]
    public async Task Register_NoSuchFile_Fails()
    {
        var run = await CliRun.WithoutServerAsync("drivers", "register", _folder.Path("none.csv"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAndGet_Json_AreTheSameObject()
    {
        await using var server = await FakeServer.StartAsync();
        await CliRun.AgainstAsync(server, "drivers", "register", "D1");
        const string Json = """{"id":"D1","name":null,"company":null,"licence_number":null}""";

        Assert.Equal(Json, Assert.Single((await CliRun.AgainstAsync(server, "drivers", "list", "--json")).Lines));
        Assert.Equal(Json, Assert.Single((await CliRun.AgainstAsync(server, "drivers", "get", "D1", "--json")).Lines));
        Assert.EndsWith("1 driver\n", (await CliRun.AgainstAsync(server, "drivers", "list")).Out, StringComparison.Ordinal);
        Assert.Contains("D1", (await CliRun.AgainstAsync(server, "drivers", "get", "D1")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownDriver_Fails()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "drivers", "get", "D9");

        Assert.Equal((1, "error: driver 'D9' is not registered (driver_not_found)\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task SignOn_AtAnInstant_SendsItAndShowsTheAssignment()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(
            server, "drivers", "sign-on", "D1", "A1", "--at", "2026-03-01T08:00:00+08:00", "--json");

        Assert.Equal(1_772_323_200, server.Drivers.SignedOn!.At.Seconds);
        Assert.Equal(
            """{"new":true,"assignment":{"driver":"D1","vehicle":"A1","from":"2026-03-01T00:00:00Z","to":null}}""",
            Assert.Single(run.Lines));
    }

    [Fact]
    public async Task SignOff_ThatEndsNothing_SaysSo()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "drivers", "sign-off", "D1", "A1", "--at", "2026-03-01T00:00:00Z");

        Assert.Equal("noted; it begins or ends no assignment (known already)\n", run.Out);
        Assert.Equal(("D1", "A1"), (server.Drivers.SignedOff!.DriverId, server.Drivers.SignedOff.VehicleId));
    }

    [Fact]
    public async Task Hours_Json_CarriesBothBounds()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "drivers", "hours", "D1", "--json");

        Assert.Equal(
            OneLine.Of("""
                {"driver":"D1","as_of":"2026-03-01T00:00:00Z","vehicle":"A1","driving_since":null,"continuous_lower_s":3660,
                "continuous_upper_s":3720,"window_lower_s":7200,"window_upper_s":7200,"left_s":10740,"open_alerts":["x"]}
                """),
            Assert.Single(run.Lines));
    }

    [Fact]
    public async Task Hours_Human_ShowsHoursAndMinutes()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "drivers", "hours", "D1");

        Assert.Contains("1:01 to 1:02", run.Out, StringComparison.Ordinal);
        Assert.Contains("2:59", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segments_Stretch_AreListed()
    {
        await using var server = await FakeServer.StartAsync();
        string[] command =
        [
            "drivers", "segments", "D1", "--from", "2026-03-01T00:00:00Z", "--to", "2026-03-01T01:30:00Z",
        ];

        Assert.Equal(
            """{"kind":"driving","start":"2026-03-01T00:00:00Z","end":"2026-03-01T01:30:00Z","vehicle":"A1"}""",
            Assert.Single((await CliRun.AgainstAsync(server, [.. command, "--json"])).Lines));
        Assert.Contains("90.0", (await CliRun.AgainstAsync(server, command)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assignments_OfAVehicle_AsksForIt()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "drivers", "assignments", "A1", "--vehicle", "--json");

        Assert.Equal(("", "A1"), (server.Drivers.Listed!.DriverId, server.Drivers.Listed.VehicleId));
        Assert.Equal(
            """{"driver":"D1","vehicle":"A1","from":"2026-03-01T00:00:00Z","to":"2026-03-01T01:00:00Z"}""",
            Assert.Single(run.Lines));
    }
}

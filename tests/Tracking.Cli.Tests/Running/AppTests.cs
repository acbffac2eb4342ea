using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Running;

public sealed class AppTests
{
    [Fact]
    public async Task App_NoCommand_IsBadUsage()
    {
        var run = await CliRun.WithoutServerAsync();

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal("error: Required command was not provided.\nRun 'tracking --help' to see how it is used.\n", run.Error);
    }

    [Fact]
    public async Task App_UnknownOption_IsBadUsageThatPointsToTheCommandsHelp()
    {
        var run = await CliRun.WithoutServerAsync("vehicle", "get", "A", "--frobnicate");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--frobnicate", run.Error);
        Assert.EndsWith("Run 'tracking vehicle get --help' to see how it is used.\n", run.Error);
    }

    [Fact]
    public async Task App_Help_ListsEveryCommand()
    {
        var run = await CliRun.WithoutServerAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            (string[])["ingest", "vehicle", "track", "alerts", "fences", "regions", "version"],
            command => Assert.Contains($"\n  {command} ", run.Out));
    }

    [Theory]
    [InlineData("localhost:5601")]
    [InlineData("ftp://localhost")]
    [InlineData("http://localhost:5601/path")]
    [InlineData("")]
    public async Task App_ServerThatIsNoAddress_IsBadUsage(string address)
    {
        var run = await CliRun.WithoutServerAsync("version", "--server", address);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: --server: '{address}' is not an address such as http://127.0.0.1:5601.", run.Error);
    }

    [Fact]
    public async Task App_ServerVariable_IsUsedUnlessTheOptionIsGiven()
    {
        await using var server = await FakeServer.StartAsync();
        var surroundings = new CliSurroundings { Variables = { ["TRACKING_SERVER"] = server.Address.ToString() } };

        var run = await CliRun.StartAsync(surroundings, default, "version", "--json");

        Assert.Equal("fake", run.Json.GetProperty("server").GetProperty("build").GetString());
    }

    [Fact]
    public async Task App_ServerVariableThatIsNoAddress_IsNamed()
    {
        var surroundings = new CliSurroundings { Variables = { ["TRACKING_SERVER"] = "nonsense" } };

        var run = await CliRun.StartAsync(surroundings, default, "version");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: TRACKING_SERVER: 'nonsense' is not an address", run.Error);
    }

    [Fact]
    public async Task App_ArgumentWithAtSign_IsNoResponseFile()
    {
        var run = await CliRun.WithoutServerAsync("ingest", "@nowhere.csv");

        Assert.Equal("error: there is no file @nowhere.csv\n", run.Error);
    }
}

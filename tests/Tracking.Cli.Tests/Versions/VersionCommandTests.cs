using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.Cli.Versions;
using Tracking.Testing.Time;

namespace Tracking.Cli.Tests.Versions;

public sealed class VersionCommandTests
{
    private static readonly string Client =
        $$"""{"client":{"version":"{{ClientVersion.Version}}","build":"{{ClientVersion.Build}}"}""";

    [Fact]
    public async Task Version_Json_NamesClientAndServer()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "version", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Client + ""","server":{"version":"9.8.7","build":"fake"}}""" + "\n", run.Out);
    }

    [Fact]
    public async Task Version_NoServer_IsNoFailure()
    {
        var json = await CliRun.WithoutServerAsync("version", "--json", "--server", "http://127.0.0.1:1");
        var human = await CliRun.WithoutServerAsync("version", "--server", "http://127.0.0.1:1");

        Assert.Equal((0, Client + ""","server":null}""" + "\n", ""), (json.ExitCode, json.Out, json.Error));
        Assert.Equal(0, human.ExitCode);
        Assert.Contains("server  no answer from http://127.0.0.1:1: nothing listens there", human.Out);
    }

    [Fact]
    public async Task Version_ServerThatHangs_IsNotWaitedForBeyondFiveSeconds()
    {
        var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var time = new ManualTimeProvider();

        var version = CliRun.StartAsync(
            new CliSurroundings { Time = time }, default, "version", "--server", $"http://{silent.LocalEndpoint}");
        await time.WhenArmedAsync(1);
        time.Advance(TimeSpan.FromSeconds(4.999));
        Assert.Equal(1, time.ArmedTimers);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var run = await version;

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith($"server  no answer from {silent.LocalEndpoint} in 5 s\n", run.Out);
        silent.Stop();
    }

    [Fact]
    public async Task VersionOption_AsksNoServer()
    {
        Assert.Equal(
            $"tracking {ClientVersion.Version} ({ClientVersion.Build})\n",
            (await CliRun.WithoutServerAsync("--version")).Out);
        Assert.Equal(Client + "}\n", (await CliRun.WithoutServerAsync("--version", "--json")).Out);
    }

    [Fact]
    public void Build_IsOneOfTheTwo() => Assert.Contains(ClientVersion.Build, (string[])["packages", "stand-ins"]);
}

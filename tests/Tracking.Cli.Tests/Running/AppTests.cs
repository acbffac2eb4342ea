using System.Net;
using System.Net.Sockets;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Running;

public sealed class AppTests
{
    [Fact]
    public async Task App_NoCommand_IsBadUsage()
    {
        var run = await CliRun.WithoutServerAsync();

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            "error: Required command was not provided.\nRun 'tracking --help' to see how it is used.\n", run.Error);
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

    [Fact]
    public async Task App_ServerThatSpeaksOldHttp_IsNamedAsWhatItIs()
    {
        using var old = new TcpListener(IPAddress.Loopback, 0);
        old.Start();
        var answer = AnswerOldHttpAsync(old);

        var run = await CliRun.WithoutServerAsync("vehicle", "get", "A", "--server", $"http://{old.LocalEndpoint}");

        await answer;
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            $"error: no answer from http://{old.LocalEndpoint}: what listens there does not speak gRPC (HTTP/2). ",
            run.Error);
    }

    [Fact]
    public async Task App_HostThatIsUnknown_IsNamed()
    {
        // RFC 6761: no name under "invalid" is ever known.
        var run = await CliRun.WithoutServerAsync("vehicle", "get", "A", "--server", "http://nowhere.invalid:5601");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: no answer from http://nowhere.invalid:5601: ", run.Error);
    }

    [Fact]
    public async Task App_TlsWhereThereIsNone_SaysWhatToLookAt()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.WithoutServerAsync(
            "vehicle", "get", "A", "--server", $"https://{server.Address.Authority}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no TLS connection could be made; is the address an http one?", run.Error);
    }

    private static async Task AnswerOldHttpAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        // Its answer to a method it has never heard of; what came before is read, or the close would be a reset.
        var preface = new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.Length];
        await stream.ReadExactlyAsync(preface);
        await stream.WriteAsync("HTTP/1.1 501 Unsupported method\r\nConnection: close\r\n\r\n"u8.ToArray());
        client.Client.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(preface) > 0)
        {
        }
    }
}

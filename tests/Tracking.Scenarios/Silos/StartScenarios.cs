using System.Diagnostics;
using System.Reflection;
using Grpc.Core;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Silos;

/// <summary>How the program starts, refuses to start, and stops.</summary>
public sealed class StartScenarios
{
    [Fact]
    public async Task Start_Healthy_SaysWhichBuildItIs()
    {
        using var data = new DataFolder();
        await using var silo = await RunningSilo.StartAsync(data.Path);
        using var client = new HttpClient();
        var health = await client.GetStringAsync(silo.HealthUrl);
        var info = await silo.Connection.Info.GetServerInfoAsync(new GetServerInfoRequest());
        Assert.Equal($$"""{"status":"ok","version":"{{info.Version}}","build":"{{info.Build}}"}""", health);
        Assert.Contains($"Tracking {info.Version} ({info.Build}) is running", silo.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WithWatchersConnected_EndsCleanlyAndKeepsEverything()
    {
        using var data = new DataFolder();
        var rows = Kills.SyntheticTrace.Make(new Random(3), 2, 400);
        await using (var silo = await RunningSilo.StartAsync(data.Path))
        {
            var sender = new Sender(silo.Connection);
            await sender.RegisterAsync(Kills.SyntheticTrace.VehicleIds(2), "hazmat");
            await sender.SendAllAsync(rows);
            using var watch = silo.Connection.Alerts.WatchAlerts(new WatchAlertsRequest());
            Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
            var ending = Assert.ThrowsAsync<RpcException>(async () =>
            {
                await foreach (var _ in watch.ResponseStream.ReadAllAsync())
                {
                }
            });
            Assert.Equal(0, await silo.StopAsync());
            Assert.Equal("server_stopping", (await ending).Trailers.GetValue("tracking-reason"));
        }

        await using var again = await RunningSilo.StartAsync(data.Path);
        Assert.Contains("Caught up with 0 vehicles", await again.CaughtUp, StringComparison.Ordinal);
        Assert.Equal(400, (await Reader.TrackAsync(again.Connection, "sim-001")).Count);
    }

    [Theory]
    [InlineData("Tracking__Grpc__Address", "0.0.0.0", "loopback only")]
    [InlineData("Tracking__Grpc__Address", "nonsense", "not an IP address")]
    [InlineData("Tracking__Grpc__Port", "70000", "Tracking:Grpc:Port")]
    [InlineData("Tracking__Grpc__Port", "abc", "Tracking:Grpc:Port")]
    [InlineData("Tracking__Cluster__SiloPort", "99999", "Tracking:Cluster:SiloPort")]
    [InlineData("Tracking__Storage__Provider", "postgres", "'sqlite'")]
    [InlineData("Tracking__RulePack", "XX", "Tracking:RulePack")]
    [InlineData("Tracking__Streams__IdleSeconds", "0", "Tracking:Streams:IdleSeconds is 0; use 1 or more")]
    [InlineData("Tracking__Quotas__Companies__Lines__StoredPerDay", "-1", "Tracking:Quotas:Companies:Lines:StoredPerDay")]
    public async Task Start_SettingThatCannotWork_IsRefusedInOneLine(string name, string value, string said)
    {
        using var data = new DataFolder();
        var (exitCode, error) = await RefusedAsync(data.Path, name, value);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("tracking: cannot start: ", error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Start_ClusterAskedForWithoutThePackages_NamesThePackageBuild()
    {
        var build = typeof(StartScenarios).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "TrackingBuild").Value;
        Assert.SkipWhen(build == "packages", "the package build has clusters");
        using var data = new DataFolder();
        var (exitCode, error) = await RefusedAsync(data.Path, "Tracking__Cluster__Provider", "adonet");
        Assert.Equal(1, exitCode);
        Assert.Contains("-p:Packages=feed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DamagedSnapshots_AreNamedAndMayBeDeleted()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "snapshots.db");
        await File.WriteAllTextAsync(file, new string('x', 5_000));

        var (exitCode, error) = await RefusedAsync(data.Path, "Tracking__Grpc__Port", "0");

        Assert.Equal(1, exitCode);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("may be deleted", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DataInUseByAnother_IsRefused()
    {
        using var data = new DataFolder();
        await using var first = await RunningSilo.StartAsync(data.Path);
        var (exitCode, error) = await RefusedAsync(data.Path, "Tracking__Grpc__Port", "0");
        Assert.Equal(1, exitCode);
        Assert.Contains(data.Path, error, StringComparison.Ordinal);
        Assert.True(first.IsRunning);
    }

    private static async Task<(int ExitCode, string Error)> RefusedAsync(string dataFolder, string name, string value)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Find("silo", "Tracking.Silo")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Tracking__Storage__Path"] = dataFolder;
        start.Environment["Tracking__Http__Port"] = "0";
        start.Environment["Tracking__Grpc__Port"] = "0";
        start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}

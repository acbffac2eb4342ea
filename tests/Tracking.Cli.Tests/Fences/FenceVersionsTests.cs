using System.Text;
using Grpc.Core;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;

namespace Tracking.Cli.Tests.Fences;

public sealed class FenceVersionsTests : IDisposable
{
    private const string Feature = """{"type":"Feature","properties":{"id":"a","name":"油库"}}""";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Create_File_IsSentAndAnsweredWithItsVersion()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "fences", "create", FeatureFile());

        Assert.Equal("fence a created: version 1\n", run.Out);
        Assert.Equal((Feature, 0u), server.Fences.Put);
    }

    [Fact]
    public async Task Update_ExpectedVersion_IsSent()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "fences", "update", FeatureFile(), "--version", "2", "--json");

        Assert.StartsWith("""{"id":"a","version":3,"name":"A",""", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("\"known_after\":7,\"ended_after\":null,\"feature\":{\"type\":\"Feature\"}}\n", run.Out, StringComparison.Ordinal);
        Assert.Equal((Feature, 2u), server.Fences.Put);
    }

    [Fact]
    public async Task Update_StaleVersion_Fails()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "fences", "update", FeatureFile(), "--version", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: version 2 of fence 'a' stands (fence_version_conflict)\n", run.Error);
    }

    [Fact]
    public async Task Update_WithoutAVersion_IsWrongUsage() =>
        Assert.Equal(2, (await CliRun.WithoutServerAsync("fences", "update", FeatureFile())).ExitCode);

    [Fact]
    public async Task Create_FileTooLarge_IsRefusedBeforeItIsSent()
    {
        var run = await CliRun.WithoutServerAsync(
            "fences", "create", _folder.WriteBytes("large.geojson", new byte[4_000_001]));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("use fences import", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Versions_ListsThemAll()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "fences", "get", "a", "--versions");

        Assert.Matches(@"a +1 +old +ended +7 +9", run.Out);
        Assert.Matches(@"a +2 +A +stands +7", run.Out);
        Assert.Contains("2 versions", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_GeoJson_IsTheFeatureAlone()
    {
        await using var server = await FakeServer.StartAsync();

        Assert.Equal("{\"type\":\"Feature\"}\n", (await CliRun.AgainstAsync(server, "fences", "get", "a", "--geojson")).Out);
    }

    [Fact]
    public async Task Get_VersionsAsGeoJson_IsWrongUsage() =>
        Assert.Equal(2, (await CliRun.WithoutServerAsync("fences", "get", "a", "--geojson", "--versions")).ExitCode);

    [Fact]
    public async Task List_Filters_AreSent()
    {
        await using var server = await FakeServer.StartAsync();

        await CliRun.AgainstAsync(
            server, "fences", "list", "--prefix", "p", "--name", "n", "--alert", "no-go", "--class", "van", "--at", "28.5,-116");

        var filter = server.Fences.Filter!;
        Assert.Equal(("p", "n", "van"), (filter.IdPrefix, filter.NameContains, filter.VehicleClass));
        Assert.Equal((28.5, -116), (filter.LatitudeDeg, filter.LongitudeDeg));
        Assert.Equal(["no-go"], filter.Alerts);
    }

    [Fact]
    public async Task List_WrongPoint_IsWrongUsage()
    {
        var run = await CliRun.WithoutServerAsync("fences", "list", "--at", "here");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--at takes latitude,longitude", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Parts_ArePutTogetherInTheFile()
    {
        await using var server = await FakeServer.StartAsync();
        server.Fences.Exported.AddRange(["{\"a\":", "\"油库\"}"]);
        var file = _folder.Path("out.geojson");

        var run = await CliRun.AgainstAsync(server, "fences", "export", file);

        Assert.Equal($"14 bytes written to {file}\n", run.Out);
        Assert.Equal("{\"a\":\"油库\"}", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Export_BrokenOff_LeavesTheOldFile()
    {
        await using var server = await FakeServer.StartAsync();
        server.Fences.Exported.Add("{");
        server.Fences.BreakExport = Refusal.Of(StatusCode.Unavailable, "server_stopping", "the server is stopping");
        var file = _folder.WriteBytes("out.geojson", "old"u8.ToArray());

        var run = await CliRun.AgainstAsync(server, "fences", "export", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("old", await File.ReadAllTextAsync(file));
        Assert.False(File.Exists(file + ".part"));
    }

    private string FeatureFile() => _folder.WriteBytes("a.geojson", Encoding.UTF8.GetBytes(Feature));
}

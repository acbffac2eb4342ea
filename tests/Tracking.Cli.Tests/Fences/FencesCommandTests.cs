using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Fences;

public sealed class FencesCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_File_GoesInPartsOf64KiBAndArrivesWhole()
    {
        await using var server = await FakeServer.StartAsync();
        var content = new byte[150_000];
        new Random(7).NextBytes(content);

        var run = await CliRun.AgainstAsync(
            server, "fences", "import", _folder.WriteBytes("fences.geojson", content), "--json");

        Assert.Equal("""{"imported":3}""" + "\n", run.Out);
        Assert.Equal(content, server.Fences.Imported);
        Assert.Equal([65_536, 65_536, 18_928], server.Fences.PartBytes);
    }

    [Fact]
    public async Task Import_StandardInput_IsRead()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.StartAsync(
            new CliSurroundings { Input = "{}" },
            default,
            "fences", "import", "-", "--server", server.Address.ToString());

        Assert.Equal("3 fences imported from -\n", run.Out);
        Assert.Equal("{}"u8.ToArray(), server.Fences.Imported);
    }

    [Fact]
    public async Task Import_RefusedMidway_ShowsTheServersReason()
    {
        await using var server = await FakeServer.StartAsync();
        server.Fences.RefuseImport = Refusal.Of(
            StatusCode.InvalidArgument, "invalid_fence", "feature 3: crosses itself");

        var run = await CliRun.AgainstAsync(
            server, "fences", "import", _folder.WriteBytes("fences.geojson", new byte[8_000_000]));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: feature 3: crosses itself (invalid_fence)\n", run.Error);
    }

    [Fact]
    public async Task Import_MissingFile_IsNamed()
    {
        var run = await CliRun.WithoutServerAsync("fences", "import", _folder.Path("none.geojson"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"error: there is no file {_folder.Path("none.geojson")}\n", run.Error);
    }

    [Fact]
    public async Task List_Json_PrintsALineAFenceOfEveryPage()
    {
        await using var server = await FakeServer.StartAsync();
        server.Fences.Standing.Add(new Fence { FenceId = "a", Version = 1, Name = "学校", Alerts = { "enter", "exit" } });
        server.Fences.Standing.Add(new Fence
        {
            FenceId = "b",
            Version = 4,
            RadiusM = 250,
            DwellS = 60,
            Calendar = new FenceCalendar { Windows = { "00:00-06:00" }, Except = { "sun 00:00-24:00" }, UtcOffset = "+08:00" },
            ExemptCompanies = { "ACME" },
            SpeedLimitKmh = 30,
            VehicleClasses = { "hazmat" },
            ValidFrom = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
        });

        var run = await CliRun.AgainstAsync(server, "fences", "list", "--json");

        Assert.Equal(
            [
                OneLine.Of("""
                    {"id":"a","version":1,"name":"学校","alerts":["enter","exit"],"radius_m":null,"width_m":null,"speed_limit_kmh":null,
                    "vehicle_classes":[],"calendar":[],"calendar_except":[],"utc_offset":null,"dwell_s":null,
                    "max_inside_s":null,"exempt_vehicles":[],"exempt_companies":[],"valid_from":null,"valid_to":null}
                    """),
                OneLine.Of("""
                    {"id":"b","version":4,"name":"","alerts":[],"radius_m":250,"width_m":null,"speed_limit_kmh":30,"vehicle_classes":["hazmat"],
                    "calendar":["00:00-06:00"],"calendar_except":["sun 00:00-24:00"],"utc_offset":"+08:00","dwell_s":60,
                    "max_inside_s":null,"exempt_vehicles":[],"exempt_companies":["ACME"],
                    "valid_from":"1970-01-01T00:00:00Z","valid_to":null}
                    """),
            ],
            run.Lines);
    }

    [Fact]
    public async Task List_Human_SaysAllWhereEveryClassIsMeant()
    {
        await using var server = await FakeServer.StartAsync();
        server.Fences.Standing.Add(new Fence { FenceId = "a", Version = 3, Name = "yard", Alerts = { "no-go" } });

        Assert.Matches(@"a +3 +yard +area +no-go +all", (await CliRun.AgainstAsync(server, "fences", "list")).Out);
    }

    [Fact]
    public async Task Delete_StandingFence_SaysSo()
    {
        await using var server = await FakeServer.StartAsync();
        server.Fences.Standing.Add(new Fence { FenceId = "a" });

        var run = await CliRun.AgainstAsync(server, "fences", "delete", "a", "--version", "3", "--json");

        Assert.Equal("""{"deleted":"a"}""" + "\n", run.Out);
        Assert.Equal(3u, server.Fences.DeletedVersion);
        Assert.Empty(server.Fences.Standing);
    }

    [Fact]
    public async Task Delete_UnknownFence_Fails()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "fences", "delete", "a");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: no fence 'a' stands (fence_not_found)\n", run.Error);
    }
}

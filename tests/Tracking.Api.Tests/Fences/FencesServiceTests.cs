using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Fences;

public sealed class FencesServiceTests
{
    [Fact]
    public async Task ListFences_EveryProperty_ComesBack()
    {
        await using var server = await ApiServer.StartAsync();
        var imported = await server.ImportFencesAsync(Samples.Squares(
            """{"id":"yard","name":"Yard","alerts":["no-go","exit","enter"],"vehicle_classes":["van","hazmat"],"valid_from":"2026-03-01T00:00:00Z","valid_to":"2026-03-01T00:01:00Z"}""",
            """{"id":"depot","speed_limit_kmh":20}"""));

        var fences = (await server.Fences.ListFencesAsync(new ListFencesRequest())).Fences;

        Assert.Equal(2u, imported.Imported);
        Assert.Equal(["depot", "yard"], fences.Select(static fence => fence.FenceId));
        Assert.Equal(("depot", true, 20), (fences[0].Name, fences[0].HasSpeedLimitKmh, fences[0].SpeedLimitKmh));
        Assert.Equal((0, 0), (fences[0].Alerts.Count, fences[0].VehicleClasses.Count));
        Assert.Equal((null, null), (fences[0].ValidFrom, fences[0].ValidTo));
        Assert.Equal(("Yard", false), (fences[1].Name, fences[1].HasSpeedLimitKmh));
        Assert.Equal(["enter", "exit", "no-go"], fences[1].Alerts);
        Assert.Equal(["van", "hazmat"], fences[1].VehicleClasses);
        Assert.Equal((Samples.TimestampAt(0), Samples.TimestampAt(60)), (fences[1].ValidFrom, fences[1].ValidTo));
    }

    [Fact]
    public async Task ListFences_CircleAndCorridor_SayTheirMeters()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportFencesAsync("""
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"id":"a","radius_m":250.5},"geometry":{"type":"Point","coordinates":[116,28]}},
             {"type":"Feature","properties":{"id":"b","width_m":51},"geometry":{"type":"LineString","coordinates":[[116,28],[116,28.1]]}},
             {"type":"Feature","properties":{"id":"c"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}
            """);

        var fences = (await server.Fences.ListFencesAsync(new ListFencesRequest())).Fences;

        Assert.Equal([(true, false), (false, true), (false, false)], fences.Select(static fence => (fence.HasRadiusM, fence.HasWidthM)));
        Assert.Equal((250.5, 51), (fences[0].RadiusM, fences[1].WidthM));
    }

    [Fact]
    public async Task ListFences_PageByPage_GivesEachOnce()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportFencesAsync(Samples.Squares([.. "edcba".Select(static id => $$"""{"id":"{{id}}"}""")]));
        var ids = new List<string>();
        var token = "";
        do
        {
            var page = await server.Fences.ListFencesAsync(new ListFencesRequest { PageSize = 2, PageToken = token });
            Assert.InRange(page.Fences.Count, 0, 2);
            ids.AddRange(page.Fences.Select(static fence => fence.FenceId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["a", "b", "c", "d", "e"], ids);
    }

    [Fact]
    public async Task DeleteFence_Standing_IsGoneAndThenNotFound()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportFencesAsync(Samples.Squares("""{"id":"depot"}"""));

        await server.Fences.DeleteFenceAsync(new DeleteFenceRequest { FenceId = "depot" });

        Assert.Empty((await server.Fences.ListFencesAsync(new ListFencesRequest())).Fences);
        await Refusal.IsAsync(StatusCode.NotFound, "fence_not_found",
            server.Fences.DeleteFenceAsync(new DeleteFenceRequest { FenceId = "depot" }));
    }

    [Fact]
    public async Task Versions_CreatedUpdatedAndDeleted_AreKeptAndGuarded()
    {
        await using var server = await ApiServer.StartAsync();
        var created = await server.Fences.CreateFenceAsync(new CreateFenceRequest { Feature = Samples.Square("depot", "first") });
        await Refusal.IsAsync(StatusCode.AlreadyExists, "fence_exists",
            server.Fences.CreateFenceAsync(new CreateFenceRequest { Feature = Samples.Square("depot", "again") }));
        var updated = await server.Fences.UpdateFenceAsync(
            new UpdateFenceRequest { Feature = Samples.Square("depot", "second"), ExpectedVersion = 1 });
        var stale = await Refusal.IsAsync(StatusCode.Aborted, "fence_version_conflict", () => server.Fences.UpdateFenceAsync(
            new UpdateFenceRequest { Feature = Samples.Square("depot", "third"), ExpectedVersion = 1 }).ResponseAsync);
        await Refusal.IsAsync(StatusCode.Aborted, "fence_version_conflict",
            server.Fences.DeleteFenceAsync(new DeleteFenceRequest { FenceId = "depot", ExpectedVersion = 1 }));
        await server.Fences.DeleteFenceAsync(new DeleteFenceRequest { FenceId = "depot", ExpectedVersion = 2 });

        var all = await server.Fences.GetFenceAsync(new GetFenceRequest { FenceId = "depot", AllVersions = true });

        Assert.Equal((1u, 2u), (created.Fence.Version, updated.Fence.Version));
        Assert.Contains("version 2 of fence 'depot' stands, not 1", stale.Status.Detail, StringComparison.Ordinal);
        Assert.Null(all.Standing);
        Assert.Equal(["first", "second"], all.Versions.Select(static version => version.Fence.Name));
        Assert.All(all.Versions, static version => Assert.True(version.HasEndedAfter));
        await Refusal.IsAsync(StatusCode.NotFound, "fence_not_found",
            server.Fences.GetFenceAsync(new GetFenceRequest { FenceId = "depot" }));
    }

    [Fact]
    public async Task GetFence_Feature_IsWhatUpdateTakes()
    {
        await using var server = await ApiServer.StartAsync();
        await server.Fences.CreateFenceAsync(new CreateFenceRequest { Feature = Samples.Square("depot", "first") });

        var standing = (await server.Fences.GetFenceAsync(new GetFenceRequest { FenceId = "depot" })).Standing;
        var again = await server.Fences.UpdateFenceAsync(
            new UpdateFenceRequest { Feature = standing.Feature, ExpectedVersion = standing.Fence.Version });

        Assert.Equal(standing, again);
    }

    [Theory]
    [InlineData("{}", "invalid_geojson")]
    [InlineData("""{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[0,0]}}""", "invalid_fence")]
    public async Task CreateFence_WrongDocument_IsInvalidArgument(string feature, string reason)
    {
        await using var server = await ApiServer.StartAsync();
        await Refusal.IsAsync(StatusCode.InvalidArgument, reason,
            server.Fences.CreateFenceAsync(new CreateFenceRequest { Feature = feature }));
    }

    [Fact]
    public async Task UpdateFence_WithoutAVersion_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Fences.UpdateFenceAsync(new UpdateFenceRequest { Feature = Samples.Square("a", "a") }));
    }

    [Fact]
    public async Task ExportFences_Document_ImportsUnchanged()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportFencesAsync(Samples.Squares(
            """{"id":"a","name":"油库","alerts":["no-go"],"calendar":["00:00-06:00"],"dwell_s":60}""",
            """{"id":"b","speed_limit_kmh":79.9,"vehicle_classes":["hazmat"]}"""));

        var document = await ExportAsync(server, new ExportFencesRequest());
        var imported = await server.ImportFencesAsync(document);

        Assert.Equal(2u, imported.Imported);
        var versions = await server.Fences.GetFenceAsync(new GetFenceRequest { FenceId = "b", AllVersions = true });
        Assert.Equal(1u, Assert.Single(versions.Versions).Fence.Version);
        Assert.Contains("\"b\"", await ExportAsync(server, new ExportFencesRequest { Filter = new FenceFilter { IdPrefix = "b" } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListFences_Filter_TakesWhatMatches()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportFencesAsync(Samples.Squares("""{"id":"a","alerts":["no-go"]}""", """{"id":"b"}"""));

        Assert.Equal(["a"], await IdsAsync(server, new FenceFilter { Alerts = { "no-go" } }));
        Assert.Equal(["b"], await IdsAsync(server, new FenceFilter { LatitudeDeg = 0.5, LongitudeDeg = 1.5 }));
        Assert.Equal(["a", "b"], await IdsAsync(server, new FenceFilter { VehicleClass = "hazmat" }));
    }

    [Fact]
    public async Task ListFences_WrongFilter_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();
        FenceFilter[] wrong =
        [
            new FenceFilter { Alerts = { "leave" } },
            new FenceFilter { VehicleClass = "tank" },
            new FenceFilter { LatitudeDeg = 1 },
            new FenceFilter { LatitudeDeg = 91, LongitudeDeg = 0 },
        ];
        foreach (var filter in wrong)
        {
            await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
                server.Fences.ListFencesAsync(new ListFencesRequest { Filter = filter }));
        }
    }

    private static async Task<IEnumerable<string>> IdsAsync(ApiServer server, FenceFilter filter) =>
        (await server.Fences.ListFencesAsync(new ListFencesRequest { Filter = filter })).Fences.Select(static fence => fence.FenceId);

    private static async Task<string> ExportAsync(ApiServer server, ExportFencesRequest request)
    {
        using var call = server.Fences.ExportFences(request);
        using var document = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Content.WriteTo(document);
        }

        return System.Text.Encoding.UTF8.GetString(document.ToArray());
    }

    [Theory]
    [InlineData("[]", "invalid_geojson", "")]
    [InlineData("", "invalid_geojson", "")]
    [InlineData("""{"alerts":["leave"],"id":"x"}""", "invalid_fence", "feature 1 (")]
    public async Task ImportFences_WrongDocument_SaysWhatAndStoresNothing(string wrong, string reason, string shown)
    {
        await using var server = await ApiServer.StartAsync();
        var document = reason == "invalid_fence" ? Samples.Squares("""{"id":"first"}""", wrong) : wrong;

        var error = await Refusal.IsAsync(StatusCode.InvalidArgument, reason, () => server.ImportFencesAsync(document));

        Assert.Contains(shown.TrimEnd('(', ' '), error.Status.Detail, StringComparison.Ordinal);
        Assert.Empty((await server.Fences.ListFencesAsync(new ListFencesRequest())).Fences);
    }

    [Fact]
    public async Task ListFences_PageTooLarge_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();

        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Fences.ListFencesAsync(new ListFencesRequest { PageSize = 1_001 }));
    }
}

using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Contracts.Regions;
using Tracking.V1;

namespace Tracking.Api.Tests.Regions;

public sealed class RegionsServiceTests
{
    [Fact]
    public async Task ListRegions_PageByPage_GivesEachOnceByCode()
    {
        await using var server = await ApiServer.StartAsync();
        var imported = await server.ImportRegionsAsync("620000", "110000", "360000", "440000");
        var regions = new List<Region>();
        var token = "";
        do
        {
            var page = await server.Regions.ListRegionsAsync(new ListRegionsRequest { PageSize = 2, PageToken = token });
            regions.AddRange(page.Regions);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(4u, imported.Imported);
        Assert.Equal(["110000", "360000", "440000", "620000"], regions.Select(static region => region.Code));
        Assert.Equal(new Region { Code = "110000", Name = "Region 110000", Level = "province" }, regions[0]);
    }

    [Fact]
    public async Task GetRoster_VehiclesInside_AreListedWithTheirLivePositions()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportRegionsAsync("620000");
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.AppendAsync("A1", 5);
        await server.AppendAsync("A2", 3);
        server.Grains.Region("620000").Roster = new RegionRoster(7, ["A1", "A2"], true);

        var roster = await server.Regions.GetRosterAsync(new GetRosterRequest { RegionCode = "620000" });

        Assert.Equal(("620000", 7ul, true), (roster.Region.Code, roster.FeedHead, roster.Truncated));
        Assert.Equal(["A1", "A2"], roster.Vehicles.Select(static entry => entry.VehicleId));
        Assert.Equal(Samples.TimestampAt(5), roster.Vehicles[0].Live.Position.DeviceTime);
    }

    [Fact]
    public async Task GetRoster_GrainThatHasNotHeardWhoLeft_DoesNotListHim()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportRegionsAsync("620000", "360000");
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.AppendAsync("A1", 5);
        server.Grains.Region("360000").Roster = new RegionRoster(7, ["A1", "A2"], false);

        Assert.Empty((await server.Regions.GetRosterAsync(new GetRosterRequest { RegionCode = "360000" })).Vehicles);
    }

    [Fact]
    public async Task GetRoster_UnknownRegion_IsNotFound()
    {
        await using var server = await ApiServer.StartAsync();

        await Refusal.IsAsync(StatusCode.NotFound, "region_not_found",
            server.Regions.GetRosterAsync(new GetRosterRequest { RegionCode = "999999" }));
    }

    [Fact]
    public async Task ImportRegions_CodeTwice_IsInvalidRegionAndStoresNothing()
    {
        await using var server = await ApiServer.StartAsync();

        var error = await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_region",
            () => server.ImportRegionsAsync("620000", "620000"));

        Assert.Contains("620000", error.Status.Detail, StringComparison.Ordinal);
        Assert.Empty((await server.Regions.ListRegionsAsync(new ListRegionsRequest())).Regions);
    }

    [Fact]
    public async Task ListRegions_PageTooLarge_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();

        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Regions.ListRegionsAsync(new ListRegionsRequest { PageSize = 1_001 }));
    }
}

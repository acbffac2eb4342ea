using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Vehicles;

/// <summary>Lists and counts by filter.</summary>
public sealed class VehicleFiltersTests
{
    [Fact]
    public async Task ListVehicles_Filter_GoesTogetherWithPages()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2", "A3", "B1");
        await server.CommitAsync(Samples.Raised("A2", 1));
        await server.CommitAsync(Samples.Raised("A3", 1));
        await server.CommitAsync(Samples.Raised("B1", 1));
        var filter = new VehicleFilter { IdPrefix = "A", HasOpenAlert = true };

        var first = await server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest { Filter = filter, PageSize = 1 });
        var second = await server.Vehicles.ListVehiclesAsync(
            new ListVehiclesRequest { Filter = filter, PageSize = 5, PageToken = first.NextPageToken });

        Assert.Equal("A2", Assert.Single(first.Vehicles).Registration.VehicleId);
        Assert.Equal("A3", Assert.Single(second.Vehicles).Registration.VehicleId);
        Assert.Equal("", second.NextPageToken);
    }

    [Fact]
    public async Task ListVehicles_TwoCompanies_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();
        var filter = new VehicleFilter { Company = "Tours" };
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest { Company = "Lines", Filter = filter }));
        Assert.Empty((await server.Vehicles.ListVehiclesAsync(
            new ListVehiclesRequest { Company = "Tours", Filter = filter })).Vehicles);
    }

    [Fact]
    public async Task ListVehicles_NoSuchRegion_IsNotFound()
    {
        await using var server = await ApiServer.StartAsync();
        var filter = new VehicleFilter { RegionCode = "999999" };
        await Refusal.IsAsync(StatusCode.NotFound, "region_not_found",
            server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest { Filter = filter }));
        await Refusal.IsAsync(StatusCode.NotFound, "region_not_found",
            server.Vehicles.CountVehiclesAsync(new CountVehiclesRequest { Filter = filter }));
    }

    [Fact]
    public async Task CountVehicles_Everywhere_CountsInEachRegion()
    {
        await using var server = await ApiServer.StartAsync();
        await server.ImportRegionsAsync("620000");
        await server.RegisterAsync("Lines", "A1", "A2", "C1");
        await server.AppendAsync("A1", 1);
        await server.AppendAsync("A2", 1);

        var all = await server.Vehicles.CountVehiclesAsync(new CountVehiclesRequest());
        var some = await server.Vehicles.CountVehiclesAsync(
            new CountVehiclesRequest { Filter = new VehicleFilter { RegionCode = "620000", IdPrefix = "A2" } });

        Assert.Equal(3u, all.Total);
        Assert.Equal(
            [("", "coach", 1ul), ("620000", "coach", 2ul)],
            all.Counts.Select(static count => (count.RegionCode, count.VehicleClass, count.Count)));
        Assert.Equal((1ul, 1ul), (some.Total, Assert.Single(some.Counts).Count));
    }
}

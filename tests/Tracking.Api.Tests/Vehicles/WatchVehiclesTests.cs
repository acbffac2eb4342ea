using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Vehicles;

/// <summary>The long call of the vehicles service.</summary>
public sealed class WatchVehiclesTests
{
    [Fact]
    public async Task WatchVehicles_TwoVehicles_GivesWhereTheyAreThenWhereTheyGo()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.AppendAsync("A1", 5);
        using var call = Watch(server, "A1", "A2", "A1");

        var first = await call.ResponseStream.NextAsync(server.Safety);
        await server.Streams.MoveAsync("A1", Samples.Logged(4));
        await server.Streams.MoveAsync("A2", Samples.Logged(1));
        var second = await call.ResponseStream.NextAsync(server.Safety);
        await server.Streams.MoveAsync("A1", Samples.Logged(6));
        var third = await call.ResponseStream.NextAsync(server.Safety);

        Assert.Equal([("A1", 0u), ("A2", 0u), ("A1", 0u)], new[] { first, second, third }
            .Select(static update => (update.VehicleId, update.Skipped)));
        Assert.Equal([Samples.TimestampAt(5), Samples.TimestampAt(1), Samples.TimestampAt(6)], new[] { first, second, third }
            .Select(static update => update.Live.Position.DeviceTime));
    }

    [Fact]
    public async Task WatchVehicles_ReaderGoes_EndsTheSubscription()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", 5);
        using (var call = Watch(server, "A1"))
        {
            await call.ResponseStream.NextAsync(server.Safety);
            Assert.Equal(1, server.Streams["A1"].Observers);
        }

        await server.Streams["A1"].Unsubscribed.WaitAsync(server.Safety);
    }

    [Fact]
    public async Task WatchVehicles_NoneOrTooMany_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();
        using var none = Watch(server);
        using var tooMany = Watch(server, [.. Enumerable.Range(0, 1_001).Select(static i => $"A{i}")]);

        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", none.ResponseStream);
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", tooMany.ResponseStream);
    }

    [Fact]
    public async Task WatchVehicles_Filter_FollowsThoseThatFit()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2", "B1");
        await server.AppendAsync("A1", 5);
        await server.AppendAsync("B1", 5);
        using var call = server.Vehicles.WatchVehicles(
            new WatchVehiclesRequest { Filter = new VehicleFilter { IdPrefix = "A" } }, cancellationToken: server.Safety);

        var first = await call.ResponseStream.NextAsync(server.Safety);
        await server.Streams.MoveAsync("A2", Samples.Logged(6));
        var second = await call.ResponseStream.NextAsync(server.Safety);

        Assert.Equal(("A1", "A2", 0), (first.VehicleId, second.VehicleId, server.Streams["B1"].Observers));
    }

    [Fact]
    public async Task WatchVehicles_FilterFitsTooManyOrComesWithIds_IsInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", [.. Enumerable.Range(0, 1_001).Select(static i => $"A{i}")]);
        using var many = server.Vehicles.WatchVehicles(
            new WatchVehiclesRequest { Filter = new VehicleFilter { Company = "Lines" } });
        using var both = server.Vehicles.WatchVehicles(
            new WatchVehiclesRequest { VehicleIds = { "A1" }, Filter = new VehicleFilter { Company = "Lines" } });

        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", many.ResponseStream);
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", both.ResponseStream);
    }

    [Fact]
    public async Task WatchVehicles_OneUnknown_IsNotFoundAndNothingIsFollowed()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        using var call = Watch(server, "A1", "A9");

        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found", call.ResponseStream);

        Assert.Equal(0, server.Streams["A1"].Observers);
    }

    private static AsyncServerStreamingCall<VehicleUpdate> Watch(ApiServer server, params string[] vehicles) =>
        server.Vehicles.WatchVehicles(
            new WatchVehiclesRequest { VehicleIds = { vehicles } }, cancellationToken: server.Safety);
}

using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Errors;

public sealed class LongCallTests
{
    [Fact]
    public async Task RunAsync_ServerStops_EndsAStreamOfPositions()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        await call.RequestStream.WriteAsync(new StreamPositionsRequest { Batch = new PositionBatch { Positions = { Samples.Wire() } } });
        await call.ResponseStream.NextAsync(server.Safety);

        var stopping = server.StopAsync();

        await Refusal.IsAsync(StatusCode.Unavailable, "server_stopping", call.ResponseStream);
        await stopping;
    }

    [Fact]
    public async Task RunAsync_ServerStops_EndsAWatchOfAlerts()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.CommitAsync(Samples.Raised("A1", 1));
        using var call = server.AlertsClient.WatchAlerts(new WatchAlertsRequest(), cancellationToken: server.Safety);
        await call.ResponseStream.NextAsync(server.Safety);

        var stopping = server.StopAsync();

        await Refusal.IsAsync(StatusCode.Unavailable, "server_stopping", call.ResponseStream);
        await stopping;
    }

    [Fact]
    public async Task RunAsync_ServerStops_EndsAWatchOfVehiclesAndItsSubscription()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", 0);
        using var call = server.Vehicles.WatchVehicles(
            new WatchVehiclesRequest { VehicleIds = { "A1" } }, cancellationToken: server.Safety);
        await call.ResponseStream.NextAsync(server.Safety);

        var stopping = server.StopAsync();

        await Refusal.IsAsync(StatusCode.Unavailable, "server_stopping", call.ResponseStream);
        await stopping;
        Assert.Equal(0, server.Streams["A1"].Observers);
    }
}

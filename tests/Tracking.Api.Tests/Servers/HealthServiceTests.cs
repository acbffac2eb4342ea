using Grpc.Core;
using Grpc.Health.V1;
using Tracking.Api.Tests.Serving;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Tracking.Api.Tests.Servers;

public sealed class HealthServiceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("grpc.health.v1.Health")]
    [InlineData("tracking.v1.Telematics")]
    [InlineData("tracking.v1.Vehicles")]
    [InlineData("tracking.v1.Alerts")]
    [InlineData("tracking.v1.Fences")]
    [InlineData("tracking.v1.Regions")]
    [InlineData("tracking.v1.Server")]
    public async Task Check_ServiceOfThisServer_IsServing(string service)
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await Client(server).CheckAsync(new HealthCheckRequest { Service = service });

        Assert.Equal(ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Check_StoreThatCannotWriteAnyMore_IsNotServing()
    {
        await using var server = await ApiServer.StartAsync();
        server.StoreState.IsWritable = false;

        var answer = await Client(server).CheckAsync(new HealthCheckRequest());

        Assert.Equal(ServingStatus.NotServing, answer.Status);
    }

    [Fact]
    public async Task Check_UnknownService_IsNotFound()
    {
        await using var server = await ApiServer.StartAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client(server).CheckAsync(new HealthCheckRequest { Service = "tracking.v1.Nothing" }));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task Watch_ServerStops_SaysNotServingAndEnds()
    {
        await using var server = await ApiServer.StartAsync();
        using var call = Client(server).Watch(new HealthCheckRequest(), cancellationToken: server.Safety);
        Assert.Equal(ServingStatus.Serving, (await call.ResponseStream.NextAsync(server.Safety)).Status);

        var stopping = server.StopAsync();

        Assert.Equal(ServingStatus.NotServing, (await call.ResponseStream.NextAsync(server.Safety)).Status);
        Assert.False(await call.ResponseStream.MoveNext(server.Safety));
        await stopping;
    }

    // The service may come, so the watcher waits; but it must not hold the server up when that stops.
    [Fact]
    public async Task Watch_UnknownService_SaysSoAndEndsWithTheServer()
    {
        await using var server = await ApiServer.StartAsync();
        using var call = Client(server).Watch(
            new HealthCheckRequest { Service = "tracking.v1.Nothing" }, cancellationToken: server.Safety);
        Assert.Equal(ServingStatus.ServiceUnknown, (await call.ResponseStream.NextAsync(server.Safety)).Status);

        var stopping = server.StopAsync();

        Assert.False(await call.ResponseStream.MoveNext(server.Safety));
        await stopping;
    }

    private static Health.HealthClient Client(ApiServer server) => new(server.Channel);
}

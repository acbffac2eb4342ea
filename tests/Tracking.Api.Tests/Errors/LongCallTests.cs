using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Api.Tests.Positions;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Errors;

public sealed class LongCallTests
{
    // Without the transport: a client whose request is still open may see the connection close before it reads the reason.
    [Fact]
    public async Task RunAsync_ServerStops_EndsAStreamOfPositions()
    {
        await using var server = await ApiServer.StartAsync();
        var service = ActivatorUtilities.CreateInstance<TelematicsService>(server.Services);
        var call = service.StreamPositions(new SilentReader(), new FakeWriter(), new FakeCallContext(server.Safety));
        Assert.False(call.IsCompleted);

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await Refusal.IsAsync(StatusCode.Unavailable, "server_stopping", () => call);
    }

    [Fact]
    public async Task RunAsync_CallerGoes_IsACancellationNotAnError()
    {
        await using var server = await ApiServer.StartAsync();
        using var caller = new CancellationTokenSource();
        var call = server.Services.GetRequiredService<LongCall>().RunAsync(
            new FakeCallContext(caller.Token),
            new FakeWriter(),
            static (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task RunAsync_CallFailsItself_KeepsItsError()
    {
        await using var server = await ApiServer.StartAsync();

        await Refusal.IsAsync(StatusCode.NotFound, "alert_not_found", () =>
            server.Services.GetRequiredService<LongCall>().RunAsync(
                new FakeCallContext(server.Safety),
                new FakeWriter(),
                static (_, _) => Task.FromException(ApiError.AlertNotFound("x"))));
    }

    // Cancelling a write resets the stream, and the client would never read the reason.
    [Fact]
    public async Task RunAsync_ServerStopsInTheMiddleOfAWrite_LetsItEndAndSaysWhy()
    {
        await using var server = await ApiServer.StartAsync();
        var writer = new SlowWriter();
        var call = server.Services.GetRequiredService<LongCall>().RunAsync(
            new FakeCallContext(server.Safety), writer, WriteAndWaitAsync);
        await writer.Started;

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        server.Clock.Advance(LongCall.WriteGrace - TimeSpan.FromMilliseconds(1));
        Assert.False(writer.WriteToken.IsCancellationRequested);
        writer.Finish();

        await Refusal.IsAsync(StatusCode.Unavailable, "server_stopping", () => call);
    }

    [Fact]
    public async Task RunAsync_ReaderThatDoesNotReadWhileTheServerStops_IsCutOffAfterTheGrace()
    {
        await using var server = await ApiServer.StartAsync();
        var writer = new SlowWriter();
        var call = server.Services.GetRequiredService<LongCall>().RunAsync(
            new FakeCallContext(server.Safety), writer, WriteAndWaitAsync);
        await writer.Started;

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        server.Clock.Advance(LongCall.WriteGrace);

        await Refusal.IsAsync(StatusCode.Unavailable, "server_stopping", () => call);
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

    private static async Task WriteAndWaitAsync(
        IServerStreamWriter<StreamPositionsResponse> responses, CancellationToken cancellationToken)
    {
        await responses.WriteAsync(new StreamPositionsResponse());
        cancellationToken.ThrowIfCancellationRequested();
    }
}

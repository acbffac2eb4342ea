using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Hosting;
using Tracking.Storage;

namespace Tracking.Api.Servers;

/// <summary>The standard gRPC health answer, for the server as a whole and for each of its services.</summary>
internal sealed class HealthService(IHostApplicationLifetime lifetime, IStoreState store) : Health.HealthBase
{
    private static readonly HashSet<string> Services =
    [
        "", "grpc.health.v1.Health", "tracking.v1.Telematics", "tracking.v1.Vehicles", "tracking.v1.Alerts",
        "tracking.v1.Fences", "tracking.v1.Regions", "tracking.v1.Server",
    ];

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Services.Contains(request.Service)
            ? Task.FromResult(Answer(Status))
            : throw new RpcException(new Status(StatusCode.NotFound, $"there is no service '{request.Service}'"));

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        if (!Services.Contains(request.Service))
        {
            // The protocol wants a watcher of an unknown service to wait, since it may come: but not to hold up the server's end.
            await responseStream.WriteAsync(Answer(HealthCheckResponse.Types.ServingStatus.ServiceUnknown));
            await UntilAsync(context.CancellationToken, lifetime.ApplicationStopping);
            return;
        }

        await responseStream.WriteAsync(Answer(Status));
        await UntilAsync(context.CancellationToken, lifetime.ApplicationStopping);
        if (!context.CancellationToken.IsCancellationRequested)
        {
            await responseStream.WriteAsync(Answer(HealthCheckResponse.Types.ServingStatus.NotServing));
        }
    }

    private HealthCheckResponse.Types.ServingStatus Status =>
        lifetime.ApplicationStopping.IsCancellationRequested || !store.IsWritable
        ? HealthCheckResponse.Types.ServingStatus.NotServing
        : HealthCheckResponse.Types.ServingStatus.Serving;

    private static HealthCheckResponse Answer(HealthCheckResponse.Types.ServingStatus status) => new() { Status = status };

    private static async Task UntilAsync(params CancellationToken[] tokens)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(tokens);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = any.Token.Register(ended.SetResult);
        await ended.Task;
    }
}

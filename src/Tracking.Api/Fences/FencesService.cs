using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.GeoJson;
using Tracking.Api.Positions;
using Tracking.Ingest.Fences;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Fences;

/// <summary>Imports, lists and deletes fences.</summary>
internal sealed class FencesService(FenceDoor door) : V1.Fences.FencesBase
{
    public override async Task<ImportFencesResponse> ImportFences(
        IAsyncStreamReader<GeoJsonPart> requestStream, ServerCallContext context)
    {
        var document = await GeoJsonUpload.ReadAsync(requestStream, context.CancellationToken);
        var outcome = await StoreCall.RunAsync(() => door.ImportAsync(document, context.CancellationToken));
        return outcome.Problem is { } problem
            ? throw ApiError.InvalidImport(problem.Reason, problem.Message)
            : new ImportFencesResponse { Imported = (uint)outcome.Imported };
    }

    public override Task<ListFencesResponse> ListFences(ListFencesRequest request, ServerCallContext context)
    {
        var pageSize = PageSize.Of(request.PageSize);
        var page = door.ListStanding()
            .Where(fence => string.CompareOrdinal(fence.Id, request.PageToken) > 0)
            .Take(pageSize)
            .ToList();
        var response = new ListFencesResponse { NextPageToken = page.Count < pageSize ? "" : page[^1].Id };
        response.Fences.AddRange(page.Select(ToMessage));
        return Task.FromResult(response);
    }

    public override async Task<DeleteFenceResponse> DeleteFence(DeleteFenceRequest request, ServerCallContext context) =>
        await StoreCall.RunAsync(() => door.DeleteAsync(request.FenceId, context.CancellationToken))
            ? new DeleteFenceResponse()
            : throw ApiError.FenceNotFound(request.FenceId);

    private static Fence ToMessage(FenceDefinition fence)
    {
        var message = new Fence { FenceId = fence.Id, Name = fence.Name };
        message.Alerts.AddRange(AlertNames(fence.Alerts));
        message.VehicleClasses.AddRange(fence.Classes.Select(static vehicleClass => vehicleClass.Code()));
        if (fence.SpeedLimit is { } limit)
        {
            message.SpeedLimitKmh = limit.KilometersPerHour;
        }

        if (fence.ValidFrom != DeviceTime.MinValue)
        {
            message.ValidFrom = PositionMessages.ToTimestamp(fence.ValidFrom);
        }

        if (fence.ValidTo != DeviceTime.MaxValue)
        {
            message.ValidTo = PositionMessages.ToTimestamp(fence.ValidTo);
        }

        return message;
    }

    private static IEnumerable<string> AlertNames(FenceAlerts alerts)
    {
        if (alerts.HasFlag(FenceAlerts.Enter))
        {
            yield return "enter";
        }

        if (alerts.HasFlag(FenceAlerts.Exit))
        {
            yield return "exit";
        }

        if (alerts.HasFlag(FenceAlerts.NoGo))
        {
            yield return "no-go";
        }
    }
}

using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.GeoJson;
using Tracking.Ingest.Fences;
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
        response.Fences.AddRange(page.Select(FenceMessages.ToMessage));
        return Task.FromResult(response);
    }

    public override async Task<DeleteFenceResponse> DeleteFence(DeleteFenceRequest request, ServerCallContext context) =>
        await StoreCall.RunAsync(() => door.DeleteAsync(request.FenceId, context.CancellationToken))
            ? new DeleteFenceResponse()
            : throw ApiError.FenceNotFound(request.FenceId);
}

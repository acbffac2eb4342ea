using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.GeoJson;
using Tracking.Ingest.Fences;
using Tracking.V1;

namespace Tracking.Api.Fences;

/// <summary>Imports, makes, changes, lists, exports and deletes fences.</summary>
internal sealed class FencesService(FenceDoor door) : V1.Fences.FencesBase
{
    /// <summary>Large enough that parts cost nothing, small enough for any client's limit of a message.</summary>
    private const int ExportPartBytes = 256 * 1024;

    public override async Task<ImportFencesResponse> ImportFences(
        IAsyncStreamReader<GeoJsonPart> requestStream, ServerCallContext context)
    {
        var document = await GeoJsonUpload.ReadAsync(requestStream, context.CancellationToken);
        var outcome = await StoreCall.RunAsync(() => door.ImportAsync(document, context.CancellationToken));
        return outcome.Problem is { } problem
            ? throw FenceRefusals.ToError(problem)
            : new ImportFencesResponse { Imported = (uint)outcome.Imported };
    }

    public override async Task<FenceVersion> CreateFence(CreateFenceRequest request, ServerCallContext context)
    {
        var document = Encoding.UTF8.GetBytes(request.Feature);
        var outcome = await StoreCall.RunAsync(() => door.CreateAsync(document, context.CancellationToken));
        return Standing(outcome, outcome.Id, 0);
    }

    public override async Task<FenceVersion> UpdateFence(UpdateFenceRequest request, ServerCallContext context)
    {
        if (request.ExpectedVersion is 0 or > int.MaxValue)
        {
            throw ApiError.InvalidArgument("expected_version must be the version you have seen, at least 1");
        }

        var document = Encoding.UTF8.GetBytes(request.Feature);
        var expected = (int)request.ExpectedVersion;
        var outcome = await StoreCall.RunAsync(() => door.UpdateAsync(document, expected, context.CancellationToken));
        return Standing(outcome, outcome.Id, expected);
    }

    public override Task<GetFenceResponse> GetFence(GetFenceRequest request, ServerCallContext context)
    {
        var versions = door.VersionsOf(request.FenceId);
        if (versions.Count == 0 || (versions[^1].DeletedAfter is not null && !request.AllVersions))
        {
            throw ApiError.FenceNotFound(request.FenceId);
        }

        var response = new GetFenceResponse();
        if (versions[^1].DeletedAfter is null)
        {
            response.Standing = FenceMessages.ToVersionMessage(versions[^1]);
        }

        response.Versions.AddRange(request.AllVersions ? FenceMessages.ToVersionMessages(versions) : []);
        return Task.FromResult(response);
    }

    public override Task<ListFencesResponse> ListFences(ListFencesRequest request, ServerCallContext context)
    {
        var pageSize = PageSize.Of(request.PageSize);
        var page = door.ListStanding(FenceFilters.Of(request.Filter), request.PageToken).Take(pageSize).ToList();
        var response = new ListFencesResponse { NextPageToken = page.Count < pageSize ? "" : page[^1].Fence.Id };
        response.Fences.AddRange(page.Select(FenceMessages.ToMessage));
        return Task.FromResult(response);
    }

    public override async Task ExportFences(
        ExportFencesRequest request, IServerStreamWriter<GeoJsonPart> responseStream, ServerCallContext context)
    {
        foreach (var part in FenceDocument.Parts(door.ListStanding(FenceFilters.Of(request.Filter)), ExportPartBytes))
        {
            await responseStream.WriteAsync(
                new GeoJsonPart { Content = ByteString.CopyFrom(part.Span) }, context.CancellationToken);
        }
    }

    public override async Task<DeleteFenceResponse> DeleteFence(DeleteFenceRequest request, ServerCallContext context)
    {
        int? expected = request.ExpectedVersion == 0 ? null : (int)Math.Min(request.ExpectedVersion, int.MaxValue);
        var outcome = await StoreCall.RunAsync(
            () => door.DeleteAsync(request.FenceId, expected, context.CancellationToken));
        FenceRefusals.Throw(outcome, request.FenceId, expected ?? 0);
        return new DeleteFenceResponse();
    }

    private static FenceVersion Standing(FenceOutcome outcome, string id, int expected)
    {
        FenceRefusals.Throw(outcome, id, expected);
        return FenceMessages.ToVersionMessage(outcome.Version!);
    }
}

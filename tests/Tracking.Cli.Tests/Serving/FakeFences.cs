using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

internal sealed class FakeFences : V1.Fences.FencesBase
{
    public List<Fence> Standing { get; } = [];

    /// <summary>Sizes of the parts of the last import, in bytes.</summary>
    public List<int> PartBytes { get; } = [];

    public byte[] Imported { get; private set; } = [];

    /// <summary>Answers an import before all of it was read.</summary>
    public RpcException? RefuseImport { get; set; }

    public override async Task<ImportFencesResponse> ImportFences(
        IAsyncStreamReader<GeoJsonPart> requestStream,
        ServerCallContext context)
    {
        using var document = new MemoryStream();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            if (RefuseImport is not null)
            {
                throw RefuseImport;
            }

            PartBytes.Add(requestStream.Current.Content.Length);
            requestStream.Current.Content.WriteTo(document);
        }

        Imported = document.ToArray();
        return new ImportFencesResponse { Imported = 3 };
    }

    public override Task<ListFencesResponse> ListFences(ListFencesRequest request, ServerCallContext context)
    {
        var after = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        return Task.FromResult(new ListFencesResponse
        {
            Fences = { Standing.Skip(after).Take(1) },
            NextPageToken = after + 1 < Standing.Count ? $"{after + 1}" : "",
        });
    }

    public override Task<DeleteFenceResponse> DeleteFence(DeleteFenceRequest request, ServerCallContext context) =>
        Standing.RemoveAll(fence => fence.FenceId == request.FenceId) > 0
            ? Task.FromResult(new DeleteFenceResponse())
            : throw Refusal.Of(StatusCode.NotFound, "fence_not_found", $"no fence '{request.FenceId}' stands");
}

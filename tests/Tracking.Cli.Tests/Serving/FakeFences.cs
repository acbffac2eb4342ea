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

    /// <summary>What the last list or export asked for.</summary>
    public FenceFilter? Filter { get; private set; }

    /// <summary>The features of the last creation or update, and the version that was expected.</summary>
    public (string Feature, uint Expected) Put { get; private set; }

    /// <summary>The version that the last deletion expected.</summary>
    public uint DeletedVersion { get; private set; }

    /// <summary>What an export sends, part by part.</summary>
    public List<string> Exported { get; } = [];

    /// <summary>Breaks an export off after its parts.</summary>
    public RpcException? BreakExport { get; set; }

    public override Task<FenceVersion> CreateFence(CreateFenceRequest request, ServerCallContext context)
    {
        Put = (request.Feature, 0);
        return Task.FromResult(VersionOf(new Fence { FenceId = "a", Name = "A", Version = 1 }));
    }

    public override Task<FenceVersion> UpdateFence(UpdateFenceRequest request, ServerCallContext context)
    {
        Put = (request.Feature, request.ExpectedVersion);
        return request.ExpectedVersion == 2
            ? Task.FromResult(VersionOf(new Fence { FenceId = "a", Name = "A", Version = 3 }))
            : throw Refusal.Of(StatusCode.Aborted, "fence_version_conflict", "version 2 of fence 'a' stands");
    }

    public override Task<GetFenceResponse> GetFence(GetFenceRequest request, ServerCallContext context)
    {
        var standing = VersionOf(new Fence { FenceId = request.FenceId, Name = "A", Version = 2 });
        var response = new GetFenceResponse { Standing = standing };
        if (request.AllVersions)
        {
            var ended = VersionOf(new Fence { FenceId = request.FenceId, Name = "old", Version = 1 });
            ended.EndedAfter = 9;
            response.Versions.AddRange([ended, standing]);
        }

        return Task.FromResult(response);
    }

    public override async Task ExportFences(
        ExportFencesRequest request, IServerStreamWriter<GeoJsonPart> responseStream, ServerCallContext context)
    {
        Filter = request.Filter;
        foreach (var part in Exported)
        {
            await responseStream.WriteAsync(new GeoJsonPart { Content = Google.Protobuf.ByteString.CopyFromUtf8(part) });
        }

        if (BreakExport is not null)
        {
            throw BreakExport;
        }
    }

    private static FenceVersion VersionOf(Fence fence) =>
        new() { Fence = fence, Feature = """{"type":"Feature"}""", KnownAfter = 7 };

    public override Task<ListFencesResponse> ListFences(ListFencesRequest request, ServerCallContext context)
    {
        Filter = request.Filter;
        var after = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        return Task.FromResult(new ListFencesResponse
        {
            Fences = { Standing.Skip(after).Take(1) },
            NextPageToken = after + 1 < Standing.Count ? $"{after + 1}" : "",
        });
    }

    public override Task<DeleteFenceResponse> DeleteFence(DeleteFenceRequest request, ServerCallContext context)
    {
        DeletedVersion = request.ExpectedVersion;
        return Standing.RemoveAll(fence => fence.FenceId == request.FenceId) > 0
            ? Task.FromResult(new DeleteFenceResponse())
            : throw Refusal.Of(StatusCode.NotFound, "fence_not_found", $"no fence '{request.FenceId}' stands");
    }
}

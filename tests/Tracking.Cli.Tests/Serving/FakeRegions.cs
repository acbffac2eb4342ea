using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

internal sealed class FakeRegions : V1.Regions.RegionsBase
{
    public List<Region> All { get; } = [];

    public GetRosterResponse? Roster { get; set; }

    /// <summary>Bytes of the last import.</summary>
    public long ImportedBytes { get; private set; }

    /// <summary>Whether every page names itself as the next: a server gone wrong.</summary>
    public bool RepeatsItself { get; set; }

    public override async Task<ImportRegionsResponse> ImportRegions(
        IAsyncStreamReader<GeoJsonPart> requestStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            ImportedBytes += requestStream.Current.Content.Length;
        }

        return new ImportRegionsResponse { Imported = 34 };
    }

    public override Task<ListRegionsResponse> ListRegions(ListRegionsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListRegionsResponse
        {
            Regions = { request.PageToken.Length == 0 ? All.Take(1) : All.Skip(1) },
            NextPageToken = RepeatsItself || request.PageToken.Length == 0 ? "more" : "",
        });

    public override Task<GetRosterResponse> GetRoster(GetRosterRequest request, ServerCallContext context) =>
        Roster is not null
            ? Task.FromResult(Roster)
            : throw Refusal.Of(StatusCode.NotFound, "region_not_found", $"there is no region '{request.RegionCode}'");
}

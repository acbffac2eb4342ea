using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.GeoJson;
using Tracking.Api.Positions;
using Tracking.Contracts;
using Tracking.Contracts.Regions;
using Tracking.Ingest.Regions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.V1;

namespace Tracking.Api.Regions;

/// <summary>Imports and lists regions, and tells who is in one.</summary>
internal sealed class RegionsService(RegionDoor door, IVehicleHeads heads, IGrainFactory grains) : V1.Regions.RegionsBase
{
    public override async Task<ImportRegionsResponse> ImportRegions(
        IAsyncStreamReader<GeoJsonPart> requestStream, ServerCallContext context)
    {
        var document = await GeoJsonUpload.ReadAsync(requestStream, context.CancellationToken);
        var outcome = await StoreCall.RunAsync(() => door.ImportAsync(document, context.CancellationToken));
        return outcome.Problem is { } problem
            ? throw ApiError.InvalidImport(problem.Reason, problem.Message)
            : new ImportRegionsResponse { Imported = (uint)outcome.Imported };
    }

    public override Task<ListRegionsResponse> ListRegions(ListRegionsRequest request, ServerCallContext context)
    {
        var pageSize = PageSize.Of(request.PageSize);
        var page = door.List()
            .Where(region => string.CompareOrdinal(region.Code, request.PageToken) > 0)
            .Take(pageSize)
            .ToList();
        var response = new ListRegionsResponse { NextPageToken = page.Count < pageSize ? "" : page[^1].Code };
        response.Regions.AddRange(page.Select(ToMessage));
        return Task.FromResult(response);
    }

    public override async Task<GetRosterResponse> GetRoster(GetRosterRequest request, ServerCallContext context)
    {
        var region = door.Find(request.RegionCode) ?? throw ApiError.RegionNotFound(request.RegionCode);
        var roster = await grains.GetGrain<IRegionGrain>(GrainKeys.Region(region.Code)).GetRosterAsync();
        var vehicles = roster.VehicleIds.Select(VehicleId.Parse).ToList();
        var found = await heads.FindAllAsync(vehicles, context.CancellationToken);
        var response = new GetRosterResponse
        {
            Region = ToMessage(region),
            FeedHead = (ulong)roster.FeedHead,
            Truncated = roster.IsTruncated,
        };
        for (var i = 0; i < vehicles.Count; i++)
        {
            // The grain may not have heard that a vehicle left while its own activation was gone; the heads index has.
            if (found[i]?.Live is { } live && live.Regions.Regions().Any(at => at.Code == region.Code))
            {
                response.Vehicles.Add(new RosterEntry
                {
                    VehicleId = vehicles[i].Value,
                    Live = PositionMessages.ToMessage(vehicles[i], live),
                });
            }
        }

        return response;
    }

    private static Region ToMessage(RegionDefinition region) => new()
    {
        Code = region.Code,
        Name = region.Name,
        Level = region.Level,
        ParentCode = region.Parent ?? "",
    };
}

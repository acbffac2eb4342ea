using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.Live;
using Tracking.Api.Positions;
using Tracking.Api.Tracks;
using Tracking.Api.Visitors;
using Tracking.Contracts;
using Tracking.Contracts.Vehicles;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Vehicles;
using Tracking.V1;
using Vehicle = Tracking.V1.Vehicle;
using VehicleFilter = Tracking.Storage.Vehicles.VehicleFilter;

namespace Tracking.Api.Vehicles;

/// <summary>Answers where vehicles are and what they did.</summary>
internal sealed class VehiclesService(
    IVehicleRegistry registry,
    IVehicleHeads heads,
    IGrainFactory grains,
    VehicleFilters filters,
    LiveQuestions live,
    TrackQuestion tracks,
    VisitorQuestion visitors,
    AsOfQuestion asOf,
    AreaWatching areas,
    LiveWatchFactory watches,
    LongCall longCall)
    : V1.Vehicles.VehiclesBase
{
    private const int MaximumWatched = 1_000;

    public override async Task<Vehicle> GetVehicle(GetVehicleRequest request, ServerCallContext context)
    {
        var vehicle = Registered(request.VehicleId);
        var head = await heads.FindAsync(vehicle.Id, context.CancellationToken);
        var status = await grains.GetGrain<IVehicleGrain>(GrainKeys.Vehicle(vehicle.Id)).GetStatusAsync();
        var message = VehicleMessages.ToMessage(vehicle, head);
        if (status.JudgedUntilMs is { } judgedUntilMs)
        {
            message.JudgedUntil = PositionMessages.ToTimestamp(new DeviceTime(judgedUntilMs));
        }

        message.OpenAlertIds.AddRange(status.OpenAlertIds);
        return message;
    }

    public override async Task<ListVehiclesResponse> ListVehicles(ListVehiclesRequest request, ServerCallContext context)
    {
        var pageSize = PageSize.Of(request.PageSize);
        var query = new VehicleQuery(FilterOf(request), VehicleMessages.ToAfter(request.PageToken), pageSize);
        var vehicles = await registry.ListAsync(query, context.CancellationToken);
        var found = await heads.FindAllAsync([.. vehicles.Select(static vehicle => vehicle.Id)], context.CancellationToken);
        var response = new ListVehiclesResponse
        {
            NextPageToken = vehicles.Count < pageSize ? "" : vehicles[^1].Id.Value,
        };
        response.Vehicles.AddRange(vehicles.Select((vehicle, i) => VehicleMessages.ToMessage(vehicle, found[i])));
        return response;
    }

    public override async Task<CountVehiclesResponse> CountVehicles(CountVehiclesRequest request, ServerCallContext context) =>
        VehicleCounts.ToMessage(
            await registry.CountAsync(filters.Of(request.Filter), context.CancellationToken));

    public override Task<ListNearestResponse> ListNearest(ListNearestRequest request, ServerCallContext context) =>
        live.ListNearestAsync(request, context.CancellationToken);

    public override Task<ListInAreaResponse> ListInArea(ListInAreaRequest request, ServerCallContext context) =>
        live.ListInAreaAsync(request, context.CancellationToken);

    public override Task<ListVisitorsResponse> ListVisitors(ListVisitorsRequest request, ServerCallContext context) =>
        visitors.ListAsync(request, context.CancellationToken);

    public override Task<VehicleAsOf> GetVehicleAsOf(GetVehicleAsOfRequest request, ServerCallContext context) =>
        asOf.AnswerAsync(Registered(request.VehicleId).Id, request, context.CancellationToken);

    public override Task GetTrack(
        GetTrackRequest request, IServerStreamWriter<TrackPart> responseStream, ServerCallContext context) =>
        tracks.AnswerAsync(Registered(request.VehicleId).Id, request, responseStream, context.CancellationToken);

    public override async Task WatchVehicles(
        WatchVehiclesRequest request, IServerStreamWriter<VehicleUpdate> responseStream, ServerCallContext context)
    {
        var vehicles = await WatchedAsync(request, context.CancellationToken);
        await longCall.RunAsync(
            context, responseStream, (responses, cancellationToken) => FollowAsync(vehicles, responses, cancellationToken));
    }

    public override Task WatchArea(
        WatchAreaRequest request, IServerStreamWriter<AreaUpdates> responseStream, ServerCallContext context) =>
        areas.RunAsync(request, responseStream, context);

    private async Task<IReadOnlyList<VehicleId>> WatchedAsync(
        WatchVehiclesRequest request, CancellationToken cancellationToken)
    {
        var filter = filters.Of(request.Filter);
        if (request.VehicleIds.Count > 0 && filter != VehicleFilter.All)
        {
            throw ApiError.InvalidArgument("name the vehicles to watch or give a filter, not both");
        }

        if (request.VehicleIds.Count > MaximumWatched || (request.VehicleIds.Count == 0 && filter == VehicleFilter.All))
        {
            throw ApiError.InvalidArgument(
                $"{request.VehicleIds.Count} vehicles to watch; name 1 to {MaximumWatched}, or give a filter");
        }

        if (request.VehicleIds.Count > 0)
        {
            return [.. request.VehicleIds.Distinct().Select(id => Registered(id).Id)];
        }

        var fitting = await registry.ListAsync(new VehicleQuery(filter, null, MaximumWatched + 1), cancellationToken);
        return fitting.Count <= MaximumWatched
            ? [.. fitting.Select(static vehicle => vehicle.Id)]
            : throw ApiError.InvalidArgument(
                $"more than {MaximumWatched} vehicles fit the filter; narrow it, or watch an area");
    }

    private async Task FollowAsync(
        IReadOnlyList<VehicleId> vehicles, IServerStreamWriter<VehicleUpdate> responses, CancellationToken cancellationToken)
    {
        await using var watch = await watches.StartAsync(vehicles);
        var found = await heads.FindAllAsync(vehicles, cancellationToken);
        foreach (var head in found)
        {
            if (head?.Live is { } live)
            {
                watch.Offer(head.Vehicle, live);
            }
        }

        await foreach (var update in watch.ReadAllAsync(cancellationToken))
        {
            await responses.WriteAsync(update);
        }
    }

    private VehicleFilter FilterOf(ListVehiclesRequest request)
    {
        var filter = filters.Of(request.Filter);
        return request.Company.Length == 0 ? filter
            : filter.Company is null || filter.Company == request.Company ? filter with { Company = request.Company }
            : throw ApiError.InvalidArgument(
                $"company is '{request.Company}' and filter.company '{filter.Company}': no vehicle belongs to both");
    }

    private Model.Vehicles.Vehicle Registered(string id) =>
        (VehicleId.TryParse(id, out var vehicleId) ? registry.Find(vehicleId) : null) ?? throw ApiError.VehicleNotFound(id);
}

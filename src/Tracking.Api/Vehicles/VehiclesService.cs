using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Contracts;
using Tracking.Contracts.Vehicles;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.Storage.Vehicles;
using Tracking.V1;
using Vehicle = Tracking.V1.Vehicle;

namespace Tracking.Api.Vehicles;

/// <summary>Answers where vehicles are and what they did.</summary>
internal sealed class VehiclesService(
    IVehicleRegistry registry, IVehicleHeads heads, IPositionLog log, IGrainFactory grains, LiveWatchFactory watches, LongCall longCall)
    : V1.Vehicles.VehiclesBase
{
    /// <summary>Positions in one message of a track: about 100 KB.</summary>
    private const int TrackPartSize = 1_000;

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
        VehicleId? after = request.PageToken.Length == 0 ? null : VehicleId.TryParse(request.PageToken, out var id)
            ? id
            : throw ApiError.InvalidArgument("page_token is not one that this server gave");
        var company = request.Company.Length == 0 ? null : request.Company;
        var vehicles = await registry.ListAsync(new VehicleQuery(company, after, pageSize), context.CancellationToken);
        var found = await heads.FindAllAsync([.. vehicles.Select(static vehicle => vehicle.Id)], context.CancellationToken);
        var response = new ListVehiclesResponse
        {
            NextPageToken = vehicles.Count < pageSize ? "" : vehicles[^1].Id.Value,
        };
        response.Vehicles.AddRange(vehicles.Select((vehicle, i) => VehicleMessages.ToMessage(vehicle, found[i])));
        return response;
    }

    public override async Task GetTrack(
        GetTrackRequest request, IServerStreamWriter<TrackPart> responseStream, ServerCallContext context)
    {
        var vehicle = Registered(request.VehicleId);
        var query = new TrackQuery(
            vehicle.Id,
            PositionMessages.ToDeviceTime(request.From) ?? DeviceTime.MinValue,
            PositionMessages.ToDeviceTime(request.To) ?? DeviceTime.MaxValue,
            null,
            null,
            TrackPartSize);
        while (true)
        {
            var page = await log.ReadTrackAsync(query, context.CancellationToken);
            if (page.Count > 0)
            {
                var part = new TrackPart();
                part.Positions.AddRange(page.Select(position => PositionMessages.ToMessage(vehicle.Id, position)));
                await responseStream.WriteAsync(part, context.CancellationToken);
            }

            if (page.Count < TrackPartSize)
            {
                return;
            }

            query = query with { After = new TrackPlace(page[^1].Position.DeviceTime, page[^1].Hash) };
        }
    }

    public override async Task WatchVehicles(
        WatchVehiclesRequest request, IServerStreamWriter<VehicleUpdate> responseStream, ServerCallContext context)
    {
        if (request.VehicleIds.Count is 0 or > MaximumWatched)
        {
            throw ApiError.InvalidArgument($"{request.VehicleIds.Count} vehicles to watch; name 1 to {MaximumWatched}");
        }

        var vehicles = request.VehicleIds.Distinct().Select(id => Registered(id).Id).ToList();
        await longCall.RunAsync(
            context, responseStream, (responses, cancellationToken) => FollowAsync(vehicles, responses, cancellationToken));
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

    private Model.Vehicles.Vehicle Registered(string id) =>
        (VehicleId.TryParse(id, out var vehicleId) ? registry.Find(vehicleId) : null) ?? throw ApiError.VehicleNotFound(id);
}

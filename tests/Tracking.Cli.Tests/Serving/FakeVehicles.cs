using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

internal sealed class FakeVehicles : V1.Vehicles.VehiclesBase
{
    public List<Vehicle> All { get; } = [];

    /// <summary>Parts of the track that is answered, whoever asks.</summary>
    public List<TrackPart> Track { get; } = [];

    public List<VehicleUpdate> Updates { get; } = [];

    /// <summary>Who is near and who is in the area, whoever asks.</summary>
    public List<NearbyVehicle> Nearby { get; } = [];

    public CountVehiclesResponse Counts { get; } = new();

    /// <summary>Who was in the area, on the second page.</summary>
    public List<Visitor> Visitors { get; } = [];

    public VehicleAsOf AsOf { get; } = new();

    /// <summary>What is told of an area, in one message.</summary>
    public List<AreaUpdate> AreaChanges { get; } = [];

    /// <summary>Requests as they came, to be looked at.</summary>
    public List<object> Requests { get; } = [];

    /// <summary>Vehicles a page, however many are asked for.</summary>
    public int PageSize { get; set; } = 2;

    public override Task<Vehicle> GetVehicle(GetVehicleRequest request, ServerCallContext context) =>
        Task.FromResult(
            All.Find(vehicle => vehicle.Registration.VehicleId == request.VehicleId)
            ?? throw Refusal.Of(
                StatusCode.NotFound, "vehicle_not_found", $"vehicle '{request.VehicleId}' is not registered"));

    public override Task<ListVehiclesResponse> ListVehicles(ListVehiclesRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var after = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        var fitting = All
            .Where(vehicle => request.Filter.Company is "" || vehicle.Registration.Company == request.Filter.Company)
            .ToList();
        var answer = new ListVehiclesResponse { Vehicles = { fitting.Skip(after).Take(PageSize) } };
        answer.NextPageToken = after + PageSize < fitting.Count ? $"{after + PageSize}" : "";
        return Task.FromResult(answer);
    }

    public override Task<CountVehiclesResponse> CountVehicles(CountVehiclesRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(Counts);
    }

    public override Task<ListNearestResponse> ListNearest(ListNearestRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new ListNearestResponse { Vehicles = { Nearby } });
    }

    public override Task<ListVisitorsResponse> ListVisitors(ListVisitorsRequest request, ServerCallContext context)
    {
        Requests.Add(request.Clone());
        return Task.FromResult(new ListVisitorsResponse
        {
            // As when the server has looked at enough for a page and found nothing.
            Visitors = { request.PageToken.Length == 0 ? [] : Visitors },
            NextPageToken = request.PageToken.Length == 0 ? "more" : "",
        });
    }

    public override Task<VehicleAsOf> GetVehicleAsOf(GetVehicleAsOfRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(AsOf);
    }

    public override Task<ListInAreaResponse> ListInArea(ListInAreaRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var after = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        return Task.FromResult(new ListInAreaResponse
        {
            Vehicles = { Nearby.Skip(after).Take(PageSize) },
            NextPageToken = after + PageSize < Nearby.Count ? $"{after + PageSize}" : "",
        });
    }

    public override async Task GetTrack(
        GetTrackRequest request,
        IServerStreamWriter<TrackPart> responseStream,
        ServerCallContext context)
    {
        Requests.Add(request);
        foreach (var part in Track)
        {
            await responseStream.WriteAsync(part);
        }
    }

    public override async Task WatchArea(
        WatchAreaRequest request, IServerStreamWriter<AreaUpdates> responseStream, ServerCallContext context)
    {
        Requests.Add(request);
        await responseStream.WriteAsync(new AreaUpdates { Updates = { AreaChanges } });
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
    }

    public override async Task WatchVehicles(
        WatchVehiclesRequest request,
        IServerStreamWriter<VehicleUpdate> responseStream,
        ServerCallContext context)
    {
        Requests.Add(request);
        foreach (var update in Updates)
        {
            await responseStream.WriteAsync(update);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
    }
}

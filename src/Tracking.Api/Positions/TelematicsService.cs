using Grpc.Core;
using Tracking.Contracts;
using Tracking.Contracts.Fleets;
using Tracking.Api.Errors;
using Tracking.Ingest.Positions;
using Tracking.Ingest.Vehicles;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Positions;

/// <summary>Takes positions and registrations from transport companies.</summary>
internal sealed class TelematicsService(
    PositionDoor door,
    IGrainFactory grains,
    LongCall longCall,
    StreamLimiter limiter,
    PositionStreamOptions options,
    TimeProvider clock) : Telematics.TelematicsBase
{
    /// <summary>Vehicles in one registration: a message of them stays far below the largest one allowed.</summary>
    private const int MaximumRegistrations = 10_000;

    private const int MaximumCompanyLength = 200;

    /// <summary>As long as a region's code may be when it is imported.</summary>
    private const int MaximumRegionLength = 64;

    public override Task StreamPositions(
        IAsyncStreamReader<StreamPositionsRequest> requestStream,
        IServerStreamWriter<StreamPositionsResponse> responseStream,
        ServerCallContext context) =>
        longCall.RunAsync(context, responseStream, async (responses, cancellationToken) =>
        {
            using var counted = limiter.Enter(context.Peer);
            await ServeAsync(
                requestStream, new PositionSession(door, responses, context.Peer, cancellationToken), cancellationToken);
        });

    public override async Task<RegisterVehiclesResponse> RegisterVehicles(
        RegisterVehiclesRequest request, ServerCallContext context)
    {
        if (request.Vehicles.Count > MaximumRegistrations)
        {
            throw ApiError.BatchTooLarge(
                $"{request.Vehicles.Count} vehicles in one call; at most {MaximumRegistrations} are taken");
        }

        // What is wrong with a single vehicle is found before any is registered; each company is then registered as a whole.
        var fleets = request.Vehicles
            .Select((vehicle, index) => (vehicle.Company, Vehicle: Check(vehicle, index)))
            .GroupBy(static entry => entry.Company, static entry => entry.Vehicle);
        var registered = 0;
        foreach (var fleet in fleets.ToList())
        {
            var result = await StoreCall.RunAsync(
                () => grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(fleet.Key)).RegisterAsync([.. fleet]));
            registered += result.IsOverLimit ? throw ApiError.FleetTooLarge(fleet.Key, result.Limit) : result.Registered;
        }

        return new RegisterVehiclesResponse { Registered = (uint)registered };
    }

    private async Task ServeAsync(
        IAsyncStreamReader<StreamPositionsRequest> requestStream, PositionSession session, CancellationToken cancellationToken)
    {
        while (await NextAsync(requestStream, cancellationToken))
        {
            await (requestStream.Current.KindCase switch
            {
                StreamPositionsRequest.KindOneofCase.Batch => session.TakeAsync(requestStream.Current.Batch),
                StreamPositionsRequest.KindOneofCase.Flush => session.FlushAsync(),
                _ => throw ApiError.EmptyRequest("a StreamPositionsRequest holds a batch or a flush; this one holds neither"),
            });
        }

        await session.FinishAsync();
    }

    /// <summary>Whether there is another message; a stream that stands idle ends.</summary>
    private async Task<bool> NextAsync(
        IAsyncStreamReader<StreamPositionsRequest> requestStream, CancellationToken cancellationToken)
    {
        try
        {
            return await requestStream.ReadNextAsync(cancellationToken)
                .WaitAsync(options.IdleTimeout, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw ApiError.StreamIdle(options.IdleTimeout);
        }
    }

    private static FleetVehicle Check(VehicleRegistration vehicle, int index)
    {
        if (!VehicleId.TryParse(vehicle.VehicleId, out var id))
        {
            throw ApiError.InvalidArgument(
                $"vehicles[{index}]: '{vehicle.VehicleId}' is not a vehicle id: 1 to 64 letters, digits and - _ . :");
        }

        if (!VehicleClasses.TryParse(vehicle.VehicleClass, out var vehicleClass))
        {
            throw ApiError.InvalidArgument(
                $"vehicles[{index}] ({id}): '{vehicle.VehicleClass}' is not a vehicle class; "
                + $"there are {string.Join(", ", VehicleClasses.AllCodes)}");
        }

        CheckText(vehicle.Company, MaximumCompanyLength, $"vehicles[{index}] ({id}): the company's name");
        CheckText(vehicle.HomeRegionCode, MaximumRegionLength, $"vehicles[{index}] ({id}): the home region's code");

        var home = vehicle.HomeRegionCode.Length > 0 ? vehicle.HomeRegionCode : HomeRegion.Of(id);
        return new FleetVehicle(id.Value, vehicleClass, home);
    }

    // Control characters would come back raw wherever the text is shown: on a terminal they are commands.
    private static void CheckText(string text, int maximumLength, string what)
    {
        if (text.Length > maximumLength)
        {
            throw ApiError.InvalidArgument($"{what} is longer than {maximumLength} characters");
        }

        if (text.Any(char.IsControl))
        {
            throw ApiError.InvalidArgument($"{what} holds control characters");
        }
    }
}

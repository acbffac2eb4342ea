using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Api.Positions;
using Tracking.Contracts;
using Tracking.Contracts.Drivers;
using Tracking.Ingest.Drivers;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Drivers;
using Tracking.V1;
using Driver = Tracking.V1.Driver;

namespace Tracking.Api.Drivers;

/// <summary>Registers drivers, takes their sign-ons, and tells who drove what.</summary>
internal sealed class DriversService(
    IDriverRegistry registry, DriverDoor door, IDriverJudgements judgements, IGrainFactory grains, TimeProvider clock)
    : V1.Drivers.DriversBase
{
    /// <summary>Drivers in one registration: a message of them stays far below the largest one allowed.</summary>
    private const int MaximumRegistrations = 10_000;

    /// <summary>The longest stretch that assignments are listed for: bounds an answer.</summary>
    private static readonly TimeSpan MaximumStretch = TimeSpan.FromDays(366);

    public override async Task<RegisterDriversResponse> RegisterDrivers(
        RegisterDriversRequest request, ServerCallContext context)
    {
        if (request.Drivers.Count > MaximumRegistrations)
        {
            throw ApiError.BatchTooLarge(
                $"{request.Drivers.Count} drivers in one call; at most {MaximumRegistrations} are taken");
        }

        var drivers = request.Drivers.Select(DriverCheck.Check).ToList();
        var registered = await StoreCall.RunAsync(() => registry.RegisterAsync(drivers, context.CancellationToken));
        return new RegisterDriversResponse { Registered = (uint)registered };
    }

    public override async Task<Driver> GetDriver(GetDriverRequest request, ServerCallContext context) =>
        DriverMessages.ToMessage(await RegisteredAsync(request.DriverId, context.CancellationToken));

    public override async Task<ListDriversResponse> ListDrivers(ListDriversRequest request, ServerCallContext context)
    {
        var pageSize = PageSize.Of(request.PageSize);
        DriverId? after = request.PageToken.Length == 0 ? null : DriverId.TryParse(request.PageToken, out var id)
            ? id
            : throw ApiError.InvalidArgument("page_token is not one that this server gave");
        var company = request.Company.Length == 0 ? null : request.Company;
        var drivers = await registry.ListAsync(new DriverQuery(company, after, pageSize), context.CancellationToken);
        var response = new ListDriversResponse { NextPageToken = drivers.Count < pageSize ? "" : drivers[^1].Id.Value };
        response.Drivers.AddRange(drivers.Select(DriverMessages.ToMessage));
        return response;
    }

    public override async Task<SignOnResponse> SignOn(SignOnRequest request, ServerCallContext context)
    {
        var result = await SignAsync(request.DriverId, request.VehicleId, request.At, SignKind.On, context);
        return new SignOnResponse { IsNew = result.IsNew, Assignment = MessageOf(result) };
    }

    public override async Task<SignOffResponse> SignOff(SignOffRequest request, ServerCallContext context)
    {
        var result = await SignAsync(request.DriverId, request.VehicleId, request.At, SignKind.Off, context);
        return new SignOffResponse { IsNew = result.IsNew, Assignment = MessageOf(result) };
    }

    public override async Task<ListAssignmentsResponse> ListAssignments(
        ListAssignmentsRequest request, ServerCallContext context)
    {
        if (request.DriverId.Length == 0 == (request.VehicleId.Length == 0))
        {
            throw ApiError.InvalidArgument("name either a driver or a vehicle to list the assignments of");
        }

        var (from, to) = Stretch(request.From, request.To, Assignments.Longest, MaximumStretch);
        var assignments = request.DriverId.Length > 0
            ? await door.ListOfDriverAsync(
                (await RegisteredAsync(request.DriverId, context.CancellationToken)).Id, from, to, context.CancellationToken)
            : await door.ListOfVehicleAsync(VehicleOf(request.VehicleId), from, to, context.CancellationToken);
        var response = new ListAssignmentsResponse();
        response.Assignments.AddRange(assignments.Select(DriverMessages.ToMessage));
        return response;
    }

    public override async Task<V1.DriverHours> GetHours(GetHoursRequest request, ServerCallContext context)
    {
        var driver = await KnownAsync(request.DriverId, context.CancellationToken);
        var at = PositionMessages.ToDeviceTime(request.At) ?? DeviceTime.From(clock.GetUtcNow());
        RequirePossible(at);
        var hours = await grains.GetGrain<IDriverGrain>(GrainKeys.Driver(driver)).GetHoursAsync(at.UnixMilliseconds);
        // An open alert counts as ending later than everything else.
        var open = await judgements.ListEpisodesAsync(driver, DeviceTime.MaxValue, context.CancellationToken);
        return DriverMessages.ToMessage(driver, hours, open);
    }

    public override async Task<ListSegmentsResponse> ListSegments(ListSegmentsRequest request, ServerCallContext context)
    {
        var driver = await KnownAsync(request.DriverId, context.CancellationToken);
        var (from, to) = Stretch(request.From, request.To, TimeSpan.FromHours(24), Assignments.Longest);
        var stretches = await grains.GetGrain<IDriverGrain>(GrainKeys.Driver(driver))
            .ListStretchesAsync(from.UnixMilliseconds, to.UnixMilliseconds);
        var response = new ListSegmentsResponse();
        response.Segments.AddRange(stretches.Select(DriverMessages.ToMessage));
        return response;
    }

    private static void RequirePossible(DeviceTime time)
    {
        if (!DriverDoor.IsPossible(time))
        {
            throw ApiError.YearOutOfRange(time.ToString());
        }
    }

    private static V1.Assignment? MessageOf(SignResult result) =>
        result.Assignment is { } assignment ? DriverMessages.ToMessage(assignment) : null;

    private static VehicleId VehicleOf(string id) =>
        VehicleId.TryParse(id, out var vehicle) ? vehicle : throw ApiError.VehicleNotFound(id);

    private (DeviceTime From, DeviceTime To) Stretch(
        Timestamp? from, Timestamp? to, TimeSpan usual, TimeSpan longest)
    {
        var end = PositionMessages.ToDeviceTime(to) ?? DeviceTime.From(clock.GetUtcNow());
        RequirePossible(end);
        var start = PositionMessages.ToDeviceTime(from) ?? end.Plus(-usual);
        RequirePossible(start);
        return start < end && end.Since(start) <= longest
            ? (start, end)
            : throw ApiError.InvalidArgument($"from and to must be in order and at most {longest.Days} days apart");
    }

    private async Task<Model.Drivers.Driver> RegisteredAsync(string id, CancellationToken cancellationToken) =>
        (DriverId.TryParse(id, out var driver) ? await registry.FindAsync(driver, cancellationToken) : null)
        ?? throw ApiError.DriverNotFound(id);

    /// <summary>A registered driver, or whoever drives a registered vehicle unknown.</summary>
    private async Task<DriverId> KnownAsync(string id, CancellationToken cancellationToken) =>
        DriverId.TryParseAny(id, out var driver) && driver.UnknownAt is { } vehicle
            ? door.Knows(vehicle) ? driver : throw ApiError.VehicleNotFound(vehicle.Value)
            : (await RegisteredAsync(id, cancellationToken)).Id;

    private async Task<SignResult> SignAsync(
        string driverId, string vehicleId, Timestamp? at, SignKind kind, ServerCallContext context)
    {
        var driver = DriverId.TryParse(driverId, out var id) ? id : throw ApiError.DriverNotFound(driverId);
        var vehicle = VehicleOf(vehicleId);
        var time = PositionMessages.ToDeviceTime(at) ?? throw ApiError.InvalidArgument("at is not set");
        var result = await StoreCall.RunAsync(() => door.SignAsync(driver, vehicle, time, kind, context.CancellationToken));
        return result.Refusal switch
        {
            null => result,
            SignRefusal.YearOutOfRange => throw ApiError.YearOutOfRange(time.ToString()),
            SignRefusal.UnknownVehicle => throw ApiError.VehicleNotFound(vehicleId),
            SignRefusal.UnknownDriver => throw ApiError.DriverNotFound(driverId),
            _ => throw ApiError.TooManySignOns(driverId, vehicleId, ISignLog.MaximumInReach),
        };
    }
}

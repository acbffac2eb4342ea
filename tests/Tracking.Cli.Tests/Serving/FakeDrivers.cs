using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

internal sealed class FakeDrivers : V1.Drivers.DriversBase
{
    public List<DriverRegistration> Registered { get; } = [];

    public SignOnRequest? SignedOn { get; private set; }

    public SignOffRequest? SignedOff { get; private set; }

    public ListAssignmentsRequest? Listed { get; private set; }

    public override Task<RegisterDriversResponse> RegisterDrivers(RegisterDriversRequest request, ServerCallContext context)
    {
        Registered.AddRange(request.Drivers);
        return Task.FromResult(new RegisterDriversResponse { Registered = 1 });
    }

    public override Task<Driver> GetDriver(GetDriverRequest request, ServerCallContext context) =>
        Registered.Find(driver => driver.DriverId == request.DriverId) is { } found
            ? Task.FromResult(new Driver { Registration = found })
            : throw Refusal.Of(StatusCode.NotFound, "driver_not_found", $"driver '{request.DriverId}' is not registered");

    public override Task<ListDriversResponse> ListDrivers(ListDriversRequest request, ServerCallContext context) =>
        Task.FromResult(new ListDriversResponse
        {
            Drivers = { Registered.Select(static driver => new Driver { Registration = driver }) },
        });

    public override Task<SignOnResponse> SignOn(SignOnRequest request, ServerCallContext context)
    {
        SignedOn = request;
        return Task.FromResult(new SignOnResponse
        {
            IsNew = true,
            Assignment = Assignment(request.DriverId, request.VehicleId, request.At, null),
        });
    }

    public override Task<SignOffResponse> SignOff(SignOffRequest request, ServerCallContext context)
    {
        SignedOff = request;
        return Task.FromResult(new SignOffResponse());
    }

    public override Task<ListAssignmentsResponse> ListAssignments(ListAssignmentsRequest request, ServerCallContext context)
    {
        Listed = request;
        var from = new Timestamp { Seconds = 1_772_323_200 };
        return Task.FromResult(new ListAssignmentsResponse
        {
            Assignments = { Assignment("D1", "A1", from, new Timestamp { Seconds = 1_772_326_800 }) },
        });
    }

    public override Task<DriverHours> GetHours(GetHoursRequest request, ServerCallContext context) =>
        Task.FromResult(new DriverHours
        {
            DriverId = request.DriverId,
            AsOf = new Timestamp { Seconds = 1_772_323_200 },
            VehicleId = "A1",
            ContinuousLowerS = 3_660,
            ContinuousUpperS = 3_720,
            WindowLowerS = 7_200,
            WindowUpperS = 7_200,
            LeftS = 10_740,
            OpenAlertIds = { "x" },
        });

    public override Task<ListSegmentsResponse> ListSegments(ListSegmentsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListSegmentsResponse
        {
            Segments =
            {
                new DriverSegment { Kind = "driving", Start = request.From, End = request.To, VehicleId = "A1" },
            },
        });

    private static Assignment Assignment(string driver, string vehicle, Timestamp from, Timestamp? to) =>
        new() { DriverId = driver, VehicleId = vehicle, From = from, To = to };
}

using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Model.Motion;
using Tracking.V1;

namespace Tracking.Api.Tests.Drivers;

public sealed class DriversServiceTests
{
    [Fact]
    public async Task RegisterDrivers_ThenGetAndList_GivesThemBack()
    {
        await using var server = await ApiServer.StartAsync();
        var zhang = new DriverRegistration { DriverId = "D1", Name = "张三", Company = "Lines", LicenceNumber = "L1" };
        var request = new RegisterDriversRequest { Drivers = { zhang, new DriverRegistration { DriverId = "D2" } } };
        Assert.Equal(2u, (await server.Drivers.RegisterDriversAsync(request)).Registered);
        Assert.Equal(0u, (await server.Drivers.RegisterDriversAsync(request)).Registered);

        Assert.Equal(zhang, (await server.Drivers.GetDriverAsync(new GetDriverRequest { DriverId = "D1" })).Registration);
        var first = await server.Drivers.ListDriversAsync(new ListDriversRequest { PageSize = 1 });
        Assert.Equal(("D1", "D1"), (first.Drivers.Single().Registration.DriverId, first.NextPageToken));
        var company = await server.Drivers.ListDriversAsync(new ListDriversRequest { Company = "Lines" });
        Assert.Equal("D1", Assert.Single(company.Drivers).Registration.DriverId);
    }

    [Theory]
    [InlineData("", "", "drivers[1]: ''")]
    [InlineData("unknown@A1", "", "not a driver id")]
    [InlineData("D2", "too long", "licence number is longer than 64")]
    public async Task RegisterDrivers_OneThatCannotBe_RegistersNone(string id, string licence, string words)
    {
        await using var server = await ApiServer.StartAsync();
        var bad = new DriverRegistration { DriverId = id, LicenceNumber = licence.PadRight(licence.Length == 0 ? 0 : 65) };
        var error = await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", server.Drivers.RegisterDriversAsync(
            new RegisterDriversRequest { Drivers = { new DriverRegistration { DriverId = "D1" }, bad } }));
        Assert.Contains(words, error.Status.Detail, StringComparison.Ordinal);
        Assert.Empty((await server.Drivers.ListDriversAsync(new ListDriversRequest())).Drivers);
    }

    [Fact]
    public async Task SignOn_SecondDriver_EndsTheFirst()
    {
        await using var server = await StartAsync();
        Assert.True((await SignOnAsync(server, "D1", "A1", 0)).IsNew);
        var second = await SignOnAsync(server, "D2", "A1", 60);
        Assert.Null(second.Assignment.To);

        var list = await server.Drivers.ListAssignmentsAsync(new ListAssignmentsRequest { VehicleId = "A1", To = At(600) });
        Assert.Equal(["D1", "D2"], list.Assignments.Select(static one => one.DriverId));
        Assert.Equal(At(60), list.Assignments[0].To);
        Assert.False((await SignOnAsync(server, "D1", "A1", 0)).IsNew);
    }

    [Fact]
    public async Task SignOff_Driver_AnswersWhatItEnds()
    {
        await using var server = await StartAsync();
        await SignOnAsync(server, "D1", "A1", 0);
        var off = await server.Drivers.SignOffAsync(
            new SignOffRequest { DriverId = "D1", VehicleId = "A1", At = At(90) });
        Assert.Equal((At(0), At(90)), (off.Assignment.From, off.Assignment.To));
        var nothing = await server.Drivers.SignOffAsync(
            new SignOffRequest { DriverId = "D2", VehicleId = "A1", At = At(95) });
        Assert.Null(nothing.Assignment);
        var list = await server.Drivers.ListAssignmentsAsync(new ListAssignmentsRequest { DriverId = "D1", To = At(600) });
        Assert.Equal(off.Assignment, Assert.Single(list.Assignments));
    }

    [Fact]
    public async Task SignOn_WhatCannotBe_IsRefusedWithItsReason()
    {
        await using var server = await StartAsync();
        await Refusal.IsAsync(StatusCode.NotFound, "driver_not_found", () => SignOnAsync(server, "D9", "A1", 0));
        await Refusal.IsAsync(StatusCode.NotFound, "driver_not_found", () => SignOnAsync(server, "a b", "A1", 0));
        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found", () => SignOnAsync(server, "D1", "A9", 0));
        await Refusal.IsAsync(
            StatusCode.InvalidArgument, "year_out_of_range", () => SignOnAsync(server, "D1", "A1", -2e9));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", server.Drivers.SignOnAsync(
            new SignOnRequest { DriverId = "D1", VehicleId = "A1" }));
    }

    [Fact]
    public async Task ListAssignments_WhatCannotBe_IsRefused()
    {
        await using var server = await StartAsync();
        await IsInvalidAsync(new ListAssignmentsRequest());
        await IsInvalidAsync(new ListAssignmentsRequest { DriverId = "D1", VehicleId = "A1" });
        await IsInvalidAsync(new ListAssignmentsRequest { DriverId = "D1", From = At(9), To = At(1) });
        await IsInvalidAsync(new ListAssignmentsRequest { DriverId = "D1", From = At(0), To = At(400 * 86_400) });
        await Refusal.IsAsync(StatusCode.NotFound, "driver_not_found", server.Drivers.ListAssignmentsAsync(
            new ListAssignmentsRequest { DriverId = "D9" }));

        Task<RpcException> IsInvalidAsync(ListAssignmentsRequest request) => Refusal.IsAsync(
            StatusCode.InvalidArgument, "invalid_argument", server.Drivers.ListAssignmentsAsync(request));
    }

    [Fact]
    public async Task GetHours_Driver_AnswersWhatHisGrainSays()
    {
        await using var server = await StartAsync();
        var asOf = At(60);
        server.Grains.Driver("D1").Hours = new Contracts.Drivers.DriverHours(
            asOf.Seconds * 1_000, "A1", asOf.Seconds * 1_000, 60, 90, 3_600, 4_000, 14_340);
        var hours = await server.Drivers.GetHoursAsync(new GetHoursRequest { DriverId = "D1", At = At(90) });
        Assert.Equal(At(90).Seconds * 1_000, server.Grains.Driver("D1").Asked.To);
        Assert.Equal(
            new DriverHours
            {
                DriverId = "D1",
                AsOf = asOf,
                VehicleId = "A1",
                DrivingSince = asOf,
                ContinuousLowerS = 60,
                ContinuousUpperS = 90,
                WindowLowerS = 3_600,
                WindowUpperS = 4_000,
                LeftS = 14_340,
            },
            hours);
        Assert.False((await server.Drivers.GetHoursAsync(new GetHoursRequest { DriverId = "unknown@A1" })).HasLeftS);
    }

    [Fact]
    public async Task ListSegments_Driver_AnswersWhatHisGrainSays()
    {
        await using var server = await StartAsync();
        server.Grains.Driver("D1").Stretches =
        [
            new(MotionKind.Driving, At(0).Seconds * 1_000, At(60).Seconds * 1_000, "A1"),
            new(MotionKind.Stopped, At(60).Seconds * 1_000, At(90).Seconds * 1_000, null),
            new(MotionKind.Unknown, At(90).Seconds * 1_000, At(95).Seconds * 1_000, "A2"),
        ];
        var list = await server.Drivers.ListSegmentsAsync(
            new ListSegmentsRequest { DriverId = "D1", From = At(0), To = At(600) });
        Assert.Equal(
            [("driving", "A1"), ("stopped", ""), ("unknown", "A2")],
            list.Segments.Select(static one => (one.Kind, one.VehicleId)));
        Assert.Equal((At(0), At(60)), (list.Segments[0].Start, list.Segments[0].End));
    }

    [Fact]
    public async Task GetHours_WhatCannotBe_IsRefused()
    {
        await using var server = await StartAsync();
        await Refusal.IsAsync(StatusCode.NotFound, "driver_not_found", server.Drivers.GetHoursAsync(
            new GetHoursRequest { DriverId = "D9" }));
        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found", server.Drivers.GetHoursAsync(
            new GetHoursRequest { DriverId = "unknown@A9" }));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "year_out_of_range", server.Drivers.GetHoursAsync(
            new GetHoursRequest { DriverId = "D1", At = At(-2e9) }));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", server.Drivers.ListSegmentsAsync(
            new ListSegmentsRequest { DriverId = "D1", From = At(0), To = At(32 * 86_400) }));
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.Drivers.RegisterDriversAsync(new RegisterDriversRequest
        {
            Drivers = { new DriverRegistration { DriverId = "D1" }, new DriverRegistration { DriverId = "D2" } },
        });
        return server;
    }

    private static Timestamp At(double seconds) => Samples.TimestampAt(seconds);

    private static Task<SignOnResponse> SignOnAsync(ApiServer server, string driver, string vehicle, double at) =>
        server.Drivers.SignOnAsync(new SignOnRequest { DriverId = driver, VehicleId = vehicle, At = At(at) }).ResponseAsync;
}

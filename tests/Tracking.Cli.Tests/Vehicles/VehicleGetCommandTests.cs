using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Vehicles;

public sealed class VehicleGetCommandTests
{
    [Fact]
    public async Task Get_Json_PrintsOneDocumentWithReadablePlates()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.All.Add(Watched());

        var run = await CliRun.AgainstAsync(server, "vehicle", "get", "甘A12345-2", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """{"id":"甘A12345-2","class":"hazmat","company":"兰州","home_region":"620000","live":{"""
            + VehicleFixtures.FixJson
            + """},"judged_until":"2018-08-04T02:29:00Z","open_alerts":["ab","cd"]}"""
            + "\n",
            run.Out);
    }

    [Fact]
    public async Task Get_VehicleWithoutPosition_HasNullMembers()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.All.Add(VehicleFixtures.Listed("A"));

        var run = await CliRun.AgainstAsync(server, "vehicle", "get", "A", "--json");

        Assert.Equal(
            OneLine.Of("""
                {"id":"A","class":"coach","company":null,"home_region":null,"live":null,"judged_until":null,
                "open_alerts":[]}
                """),
            Assert.Single(run.Lines));
    }

    [Fact]
    public async Task Get_Human_ShowsEachMemberOnALine()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.All.Add(Watched());

        var run = await CliRun.AgainstAsync(server, "vehicle", "get", "甘A12345-2");

        Assert.Matches(@"vehicle +甘A12345-2", run.Out);
        Assert.Matches(@"class +hazmat", run.Out);
        Assert.Matches(@"live lat \(°\) +36\.500000", run.Out);
    }

    [Fact]
    public async Task Get_AsOf_ShowsWhatWasKnownThen()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.AsOf.Registration = VehicleFixtures.Listed("A").Registration;
        server.Vehicles.AsOf.OpenAlerts.Add(new AlertRevision { AlertId = "ab", Rule = "speeding", State = "open" });
        string[] arguments = ["vehicle", "get", "A", "--as-of", "2018-08-04T02:00:00Z"];

        var run = await CliRun.AgainstAsync(server, [.. arguments, "--json"]);

        Assert.Equal(
            ("A", "2018-08-04T02:00:00Z", "null", "ab"),
            (run.Json.GetProperty("id").GetString(),
            run.Json.GetProperty("known_before").GetString(),
            run.Json.GetProperty("live").GetRawText(),
            run.Json.GetProperty("open_alerts")[0].GetProperty("id").GetString()));
        var request = (GetVehicleAsOfRequest)server.Vehicles.Requests.Single();
        Assert.Equal(1_533_348_000, request.ReceivedBefore.Seconds);
        Assert.Matches("open alerts +speeding:ab", (await CliRun.AgainstAsync(server, arguments)).Out);
    }

    [Fact]
    public async Task Get_UnknownVehicle_ShowsMessageAndReasonAndFails()
    {
        await using var server = await FakeServer.StartAsync();

        var run = await CliRun.AgainstAsync(server, "vehicle", "get", "nobody", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal("error: vehicle 'nobody' is not registered (vehicle_not_found)\n", run.Error);
    }

    private static Vehicle Watched() => new()
    {
        Registration = new VehicleRegistration
        {
            VehicleId = "甘A12345-2",
            VehicleClass = "hazmat",
            Company = "兰州",
            HomeRegionCode = "620000",
        },
        Live = VehicleFixtures.Fix("甘A12345-2"),
        JudgedUntil = Timestamp.FromDateTimeOffset(new DateTimeOffset(2018, 8, 4, 2, 29, 0, TimeSpan.Zero)),
        OpenAlertIds = { "ab", "cd" },
    };
}

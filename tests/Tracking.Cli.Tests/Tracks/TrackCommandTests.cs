using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Tests.Running;
using Tracking.Cli.Tests.Serving;
using Tracking.V1;

namespace Tracking.Cli.Tests.Tracks;

public sealed class TrackCommandTests
{
    private static readonly DateTimeOffset Start = new(2018, 8, 4, 2, 29, 30, TimeSpan.Zero);

    [Fact]
    public async Task Track_Json_PrintsALineAFixWithEveryMember()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Track.Add(new TrackPart { Positions = { Full(), Bare() } });

        var run = await CliRun.AgainstAsync(server, "track", "甘A12345-2", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                OneLine.Of("""
                    {"time":"2018-08-04T02:29:30Z","lat":28.223563,"lon":116.216516,"speed_kmh":93,
                    "heading":312,"odometer_km":8865.4,"ignition":true,"emergency":true,"flags":["stale","jump"],
                    "regions":["360000","360100"],"received_at":"2018-08-04T02:29:31.250Z"}
                    """),
                OneLine.Of("""
                    {"time":"2018-08-04T02:29:30.0000001Z","lat":0.1,"lon":-0.30000000000000004,
                    "speed_kmh":null,"heading":null,"odometer_km":null,"ignition":null,"emergency":null,"flags":[],
                    "regions":[],"received_at":null}
                    """),
            ],
            run.Lines);
    }

    [Fact]
    public async Task Track_LimitAndTolerance_AreAskedFor()
    {
        await using var server = await FakeServer.StartAsync();

        await CliRun.AgainstAsync(server, "track", "A", "--limit", "5", "--tolerance", "12.5");

        var request = (GetTrackRequest)server.Vehicles.Requests.Single();
        Assert.Equal((5u, 12.5), (request.Limit, request.ToleranceM));
    }

    [Fact]
    public async Task Track_Human_HasUnitsInItsHeadingsAndNoColourCodes()
    {
        await using var server = await FakeServer.StartAsync();
        server.Vehicles.Track.Add(new TrackPart { Positions = { Full() } });
        server.Vehicles.Track.Add(new TrackPart { Positions = { Bare() } });

        var run = await CliRun.AgainstAsync(server, "track", "A");

        Assert.DoesNotContain('\e', run.Out);
        Assert.All(run.Lines, static line => Assert.Equal(line.TrimEnd(), line));
        Assert.Contains("speed (km/h)", run.Out);
        Assert.Matches(
            @"2018-08-04T02:29:30Z +28\.223563 +116\.216516 +93\.0 +312 +8865\.4 +on +360100 +stale jump", run.Out);
        Assert.EndsWith("2 positions\n", run.Out);
    }

    [Fact]
    public async Task Track_MoreThanOneTableHolds_ComesAsSeveralTables()
    {
        await using var server = await FakeServer.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            server.Vehicles.Track.Add(new TrackPart { Positions = { Enumerable.Repeat(Full(), 500) } });
        }

        var run = await CliRun.AgainstAsync(server, "track", "A");

        Assert.Equal(2, run.Lines.Count(static line => line.Contains("speed (km/h)")));
        Assert.EndsWith("1,500 positions\n", run.Out);
    }

    [Fact]
    public async Task Track_FromAndTo_AreSentInUtc()
    {
        await using var server = await FakeServer.StartAsync();

        await CliRun.AgainstAsync(
            server, "track", "A", "--from", "2018-08-04T10:29:30+08:00", "--to", "2018-08-04T02:29:30.5Z");

        var request = Assert.IsType<GetTrackRequest>(Assert.Single(server.Vehicles.Requests));
        Assert.Equal(Timestamp.FromDateTimeOffset(Start), request.From);
        Assert.Equal(Timestamp.FromDateTimeOffset(Start.AddMilliseconds(500)), request.To);
    }

    [Theory]
    [InlineData("--from", "2018-08-04T02:29:30")]
    [InlineData("--from", "2018-08-04")]
    [InlineData("--to", "yesterday")]
    public async Task Track_TimeWithoutItsZone_IsBadUsageWithAnExample(string option, string value)
    {
        var run = await CliRun.WithoutServerAsync("track", "A", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            $"error: {option}: '{value}' is not an ISO-8601 time with its zone, such as 2018-08-04T02:29:30Z",
            run.Error);
    }

    [Fact]
    public async Task Track_FromAfterTo_IsBadUsage()
    {
        var run = await CliRun.WithoutServerAsync(
            "track", "A", "--from", "2018-08-05T00:00:00Z", "--to", "2018-08-04T00:00:00Z");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "error: --from is after --to: nothing lies between them.\nRun 'tracking track --help'", run.Error);
    }

    private static StoredPosition Full() => new()
    {
        Position = new Position
        {
            VehicleId = "A",
            DeviceTime = Timestamp.FromDateTimeOffset(Start),
            LatitudeDeg = 28.223563,
            LongitudeDeg = 116.216516,
            SpeedKmh = 93,
            HeadingDeg = 312,
            OdometerKm = 8865.4,
            IgnitionOn = true,
            Emergency = true,
        },
        ReceivedAt = Timestamp.FromDateTimeOffset(Start.AddMilliseconds(1250)),
        Flags = { "stale", "jump" },
        RegionCodes = { "360000", "360100" },
    };

    private static StoredPosition Bare() => new()
    {
        Position = new Position
        {
            VehicleId = "A",
            DeviceTime = Timestamp.FromDateTimeOffset(Start.AddTicks(1)),
            LatitudeDeg = 0.1,
            LongitudeDeg = -(0.1 + 0.2),
        },
    };
}

using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.V1;

namespace Tracking.Api.Tests.Live;

/// <summary>The long call that watches an area.</summary>
public sealed class AreaWatchingTests
{
    private static readonly Area Lanzhou = new()
    {
        Box = new Box { SouthDeg = 35, WestDeg = 102, NorthDeg = 37, EastDeg = 105 },
    };

    [Fact]
    public async Task WatchArea_VehicleComesAndGoes_IsTold()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.DriveAsync("A1", 36, 103, seconds: 1);
        using var call = server.Vehicles.WatchArea(new WatchAreaRequest { Area = Lanzhou }, cancellationToken: server.Safety);

        var first = await call.ResponseStream.NextAsync(server.Safety);
        await server.DriveAsync("A1", 36.1, 103, seconds: 2);
        await server.DriveAsync("A1", 36.2, 103, seconds: 3);
        await server.DriveAsync("A2", 36, 103, seconds: 1);
        var second = await NextLookAsync(server, call);
        await server.DriveAsync("A1", 40, 103, seconds: 4);
        var third = await NextLookAsync(server, call);

        Assert.Equal([("A1", "entered", 0u)], Texts(first));
        Assert.Equal([("A1", "moved", 1u), ("A2", "entered", 0u)], Texts(second));
        Assert.Equal([("A1", "left", 0u)], Texts(third));
        Assert.Equal((1u, 2u, 1u), (first.Inside, second.Inside, third.Inside));
        Assert.Equal(Samples.TimestampAt(4), third.Updates[0].Live.Position.DeviceTime);
    }

    [Fact]
    public async Task WatchArea_NobodyThere_SaysSoOnce()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        using var call = server.Vehicles.WatchArea(new WatchAreaRequest { Area = Lanzhou }, cancellationToken: server.Safety);

        var first = await call.ResponseStream.NextAsync(server.Safety);
        await server.Clock.WhenArmedAsync(1);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await server.DriveAsync("A1", 36, 103, seconds: 1);
        var second = await NextLookAsync(server, call);

        Assert.Equal((0, 0u), (first.Updates.Count, first.Inside));
        Assert.Equal([("A1", "entered", 0u)], Texts(second));
    }

    [Fact]
    public async Task WatchArea_AlertFilter_FollowsTheAlerts()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2");
        await server.DriveAsync("A1", 36, 103, seconds: 1);
        await server.DriveAsync("A2", 36, 103, seconds: 1);
        var raised = Samples.Raised("A1", 1);
        await server.CommitAsync(raised);
        using var call = server.Vehicles.WatchArea(
            new WatchAreaRequest { Area = Lanzhou, Filter = new VehicleFilter { HasOpenAlert = true } },
            cancellationToken: server.Safety);

        Assert.Equal([("A1", "entered", 0u)], Texts(await call.ResponseStream.NextAsync(server.Safety)));
        await server.CommitAsync(Samples.Ended(raised, 2));
        await server.CommitAsync(Samples.Raised("A2", 1));

        Assert.Equal([("A1", "left", 0u), ("A2", "entered", 0u)], Texts(await NextLookAsync(server, call)));
    }

    [Fact]
    public async Task WatchArea_WrongRequest_SaysWhatIsWrong()
    {
        await using var server = await ApiServer.StartAsync();
        using var nowhere = server.Vehicles.WatchArea(new WatchAreaRequest());
        using var hasty = server.Vehicles.WatchArea(new WatchAreaRequest { Area = Lanzhou, IntervalMs = 199 });
        using var sleepy = server.Vehicles.WatchArea(new WatchAreaRequest { Area = Lanzhou, IntervalMs = 60_001 });

        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", nowhere.ResponseStream);
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", hasty.ResponseStream);
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument", sleepy.ResponseStream);
    }

    private static async Task<AreaUpdates> NextLookAsync(ApiServer server, AsyncServerStreamingCall<AreaUpdates> call)
    {
        await server.Clock.WhenArmedAsync(1);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        return await call.ResponseStream.NextAsync(server.Safety);
    }

    private static List<(string Vehicle, string Change, uint Skipped)> Texts(AreaUpdates updates) =>
        [.. updates.Updates.Select(static update => (update.VehicleId, update.Change, update.Skipped))];
}

using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>Whom a vehicle's own alerts name, by what was known when they were raised.</summary>
public sealed class SignCacheTests
{
    private static readonly DriverId Zhang = DriverId.Parse("zhang");

    [Fact]
    public async Task Judge_DriverSignedOn_IsNamedByTheAlert()
    {
        await using var harness = await StartAsync();
        await SignAsync(harness, 0, SignKind.On);
        await SignAsync(harness, 130, SignKind.Off);
        await SpeedAsync(harness, 100);
        await SpeedAsync(harness, 400);
        Assert.Equal(["zhang", "zhang", "unknown@test-1", "unknown@test-1"], await DriversAsync(harness));
    }

    [Fact]
    public async Task Judge_SignOnThatComesLater_LeavesWhatWasRaised()
    {
        await using var harness = await StartAsync();
        await SpeedAsync(harness, 100);
        await SignAsync(harness, 0, SignKind.On);
        await SpeedAsync(harness, 400);
        Assert.Equal(["unknown@test-1", "unknown@test-1", "zhang", "zhang"], await DriversAsync(harness));

        harness.Restart(VehicleState.Initial);
        await harness.Judge.CatchUpAsync();
        Assert.Equal(4, (await harness.RevisionsAsync()).Count);
        Assert.Empty(harness.Log.Complaints);
    }

    [Fact]
    public async Task Refold_LateFix_NamesTheDriverThatWasKnownThen()
    {
        await using var harness = await StartAsync();
        await SpeedAsync(harness, 100);
        await SignAsync(harness, 0, SignKind.On);
        await SpeedAsync(harness, 400);
        await harness.SendAsync([Fixes.New(JudgeHarness.Vehicle, 135, 120)]);
        await harness.FlushAsync();
        var last = (await harness.RevisionsAsync())[^1];
        Assert.Equal((AlertChange.Corrected, "unknown@test-1"), (last.Change, last.Driver));
        Assert.Equal(5, (await harness.RevisionsAsync()).Count);
    }

    private static async Task<JudgeHarness> StartAsync()
    {
        var harness = await JudgeHarness.StartAsync();
        await harness.Store.Drivers.RegisterAsync([new Driver(Zhang, "", "", null)], CancellationToken.None);
        return harness;
    }

    private static Task SignAsync(JudgeHarness harness, double second, SignKind kind) => harness.Store.Signs.AddAsync(
        Zhang, JudgeHarness.Vehicle, Fixes.Second(second), kind, CancellationToken.None);

    /// <summary>An alert that begins at a second and is over 80 s later.</summary>
    private static async Task SpeedAsync(JudgeHarness harness, double second)
    {
        await harness.SendAsync(
            new[] { 0.0, 30, 60 }.Select(after => Fixes.New(JudgeHarness.Vehicle, second + after, 100))
                .Concat(new[] { 80.0, 95 }.Select(after => Fixes.New(JudgeHarness.Vehicle, second + after, 60))));
        await harness.FlushAsync();
    }

    private static async Task<IEnumerable<string>> DriversAsync(JudgeHarness harness) =>
        (await harness.RevisionsAsync()).Select(static revision => revision.Driver);
}

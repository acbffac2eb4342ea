using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Tests.Drivers;

public sealed class AssignmentsTests
{
    private static readonly DeviceTime Origin = new(1_772_323_200_000);

    [Fact]
    public void Of_SignOff_EndsIt() =>
        Assert.Equal(["A@V 1-5"], Summary(On("A", "V", 1), Off("A", "V", 5), Off("A", "V", 9)));

    [Fact]
    public void Of_SecondDriverAtTheVehicle_TakesOver() =>
        Assert.Equal(["A@V 1-5", "B@V 5-+"], Summary(On("A", "V", 1), On("B", "V", 5)));

    [Fact]
    public void Of_DriverSignsOnElsewhere_LeavesTheFirst() =>
        Assert.Equal(["A@V 1-5", "A@W 5-+"], Summary(On("A", "V", 1), On("A", "W", 5)));

    [Fact]
    public void Of_SignOnAgain_ChangesNothing() =>
        Assert.Equal(["A@V 1-9"], Summary(On("A", "V", 1), On("A", "V", 5), Off("A", "V", 9)));

    [Fact]
    public void Of_SignOffElsewhere_EndsNothing() =>
        Assert.Equal(["A@V 1-+"], Summary(On("A", "V", 1), Off("A", "W", 5), Off("B", "V", 6)));

    [Fact]
    public void Of_SignOffAndOnAtOneInstant_Swaps() =>
        Assert.Equal(["A@V 1-5", "B@V 5-+"], Summary(On("B", "V", 5), Off("A", "V", 5), On("A", "V", 1)));

    [Fact]
    public void Of_NothingEndsIt_CountsForAMonth() =>
        Assert.Equal(["A@V 0-744", "B@V 800-+"], Summary(On("A", "V", 0), On("B", "V", 800)));

    [Fact]
    public void Of_RenewedWithinTheMonth_GoesOn() =>
        Assert.Equal(["A@V 0-900"], Summary(On("A", "V", 0), On("A", "V", 700), Off("A", "V", 900)));

    [Fact]
    public void Unmanned_Vehicle_IsTheRest()
    {
        var assignments = Assignments.Of([On("A", "V", 2), Off("A", "V", 5), On("A", "W", 6), On("B", "V", 8)]);
        Assert.Equal(
            ["unknown@V 0-2", "unknown@V 5-8", "unknown@V 752-+"],
            Assignments.Unmanned(assignments, VehicleId.Parse("V"), At(0)).Select(Text).Select(
                static text => text.Replace("@V@V", "@V", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Of_RandomEvents_AnyOrderGivesTheSameAndNobodyIsInTwoPlaces(int seed)
    {
        var random = new Random(seed);
        var events = Enumerable.Range(0, 200).Select(_ => new SignEvent(
            DriverId.Parse("D" + random.Next(4)),
            VehicleId.Parse("V" + random.Next(4)),
            At(random.Next(2_000)),
            random.Next(3) == 0 ? SignKind.Off : SignKind.On,
            LogOffset.Start)).ToList();
        var expected = Assignments.Of(events);
        var shuffled = events.Concat(events.Take(50)).OrderBy(_ => random.Next());
        Assert.Equal(expected, Assignments.Of(shuffled));
        foreach (var group in expected.GroupBy(static one => one.Driver.Value)
            .Concat(expected.GroupBy(static one => one.Vehicle.Value)))
        {
            var sorted = group.OrderBy(static one => one.From).ToList();
            for (var i = 1; i < sorted.Count; i++)
            {
                Assert.True(sorted[i - 1].To <= sorted[i].From, $"seed {seed}: {sorted[i - 1]} and {sorted[i]}");
            }
        }
    }

    private static DeviceTime At(int hours) => Origin.Plus(TimeSpan.FromHours(hours));

    private static SignEvent On(string driver, string vehicle, int hours) => Event(driver, vehicle, hours, SignKind.On);

    private static SignEvent Off(string driver, string vehicle, int hours) => Event(driver, vehicle, hours, SignKind.Off);

    private static SignEvent Event(string driver, string vehicle, int hours, SignKind kind) =>
        new(DriverId.Parse(driver), VehicleId.Parse(vehicle), At(hours), kind, LogOffset.Start);

    private static IEnumerable<string> Summary(params SignEvent[] events) => Assignments.Of(events).Select(Text);

    private static string Text(Assignment one) =>
        $"{one.Driver}@{one.Vehicle} {Hours(one.From)}-{(one.IsOpen ? "+" : Hours(one.To))}";

    private static string Hours(DeviceTime time) => $"{time.Since(Origin).TotalHours}";
}

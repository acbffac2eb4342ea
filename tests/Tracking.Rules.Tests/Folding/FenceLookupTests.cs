using Tracking.Geo.Fences;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Tests.Folding;

public sealed class FenceLookupTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[115,27],[117,27],[117,29],[115,29],[115,27]]]}""";

    private static readonly FenceDefinition Plain = new(
        "f", "f", Square, FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);

    private static readonly Vehicle Truck = new(VehicleId.Parse("t-1"), VehicleClass.HeavyTruck, "ACME", null);

    [Theory]
    [InlineData("07:59-08:00", false)] // Second 0 of the tests is 08:00 in China.
    [InlineData("08:00-08:01", true)]
    public void LookUp_Calendar_TellsHoldingFromResting(string window, bool holds)
    {
        Assert.True(FenceCalendar.TryParse([window], [], "+08:00", out var calendar, out _));
        var lookup = Lookup(Plain with { Calendar = calendar });
        lookup.LookUp(Fix(28), Truck);
        Assert.Equal((holds ? 1 : 0, holds ? 0 : 1), (lookup.Inside.Count, lookup.Resting.Count));
        Assert.Equal(holds, lookup.Holds("f"));
    }

    [Fact]
    public void LookUp_ExemptVehicleOrCompany_DoesNotMeetTheFence()
    {
        Assert.Empty(Inside(Plain with { ExemptVehicles = ["t-1"] }));
        Assert.Empty(Inside(Plain with { ExemptCompanies = ["ACME"] }));
        Assert.Single(Inside(Plain with { ExemptVehicles = ["t-2"], ExemptCompanies = ["OTHER", ""] }));
    }

    [Fact]
    public void LookUp_NoFenceThere_TakesNoMemory()
    {
        var lookup = Lookup(Plain);
        var fix = Fix(30);
        lookup.LookUp(fix, Truck);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            lookup.LookUp(fix, Truck);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void LookUp_MoreFencesThanItsBuffer_FindsThemAll()
    {
        var inside = Inside([.. Enumerable.Range(0, 40).Select(static i => Plain with { Id = $"f{40 - i:D2}" })]);
        Assert.Equal(Enumerable.Range(1, 40).Select(static i => $"f{i:D2}"), inside.Select(static fence => fence.Id));
    }

    private static RuleFix Fix(double latitude)
    {
        var logged = FoldTests.Fix(0, 50, latitude: latitude);
        return new RuleFix(logged, logged.Flags);
    }

    private static IReadOnlyList<FenceDefinition> Inside(params FenceDefinition[] fences)
    {
        var lookup = Lookup(fences);
        lookup.LookUp(Fix(28), Truck);
        return lookup.Inside;
    }

    private static FenceLookup Lookup(params FenceDefinition[] fences) =>
        new(FenceSet.Build([.. fences.Select(static fence => new FenceVersion(fence, LogOffset.Start, null))]));
}

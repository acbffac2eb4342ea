using System.Collections.Immutable;
using System.Globalization;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Rules.Motion;

namespace Tracking.Rules.Tests.Motion;

public sealed class RegionVisitsTests
{
    private static readonly RegionPath Here = RegionPath.Parse("province=360000");

    [Fact]
    public void Add_SameRegionsAgain_LengthensTheVisit() =>
        Assert.Equal([new RegionVisit(Here, At(1), At(9))], RegionVisits.Add(RegionVisits.Add([], Here, At(1)), Here, At(9)));

    [Fact]
    public void Add_NoRegion_IsLeftOut() => Assert.Empty(RegionVisits.Add([], RegionPath.Empty, At(1)));

    [Fact]
    public void Add_MoreThanARowHolds_AreLeftOut()
    {
        ImmutableArray<RegionVisit> visits = [];
        for (var i = 0; i <= MotionSegment.MaximumVisits; i++)
        {
            visits = RegionVisits.Add(visits, RegionPath.Of([("county", i.ToString(CultureInfo.InvariantCulture))]), At(i));
        }

        Assert.Equal(MotionSegment.MaximumVisits, visits.Length);
    }

    [Fact]
    public void Cut_VisitAcrossTheCut_IsOnBothSides()
    {
        var visits = RegionVisits.Add(RegionVisits.Add([], Here, At(1)), Here, At(9));
        Assert.Equal([new RegionVisit(Here, At(1), At(5))], RegionVisits.Until(visits, At(5)));
        Assert.Equal([new RegionVisit(Here, At(5), At(9))], RegionVisits.From(visits, At(5)));
        Assert.Empty(RegionVisits.From(visits, At(10)));
        Assert.Empty(RegionVisits.Until(visits, At(0)));
    }

    private static DeviceTime At(long milliseconds) => new(milliseconds);
}

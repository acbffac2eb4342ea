using Tracking.Model.Positions;
using Tracking.Rules.Borders;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Borders;

public sealed class BorderCrossingRuleTests
{
    private const string A = "province=110000";
    private const string B = "province=120000";
    private const string C = "province=130000";
    private static readonly BorderCrossingOptions Options = new() { MinimumInsideS = 30, MinimumInsideM = 500 };

    [Fact]
    public void Step_InsideLongEnough_CrossesAtFirstFixInside()
    {
        var run = Run().Fix(0, regions: A).Fix(10, regions: B).Fix(20, regions: B).Fix(40, regions: B);
        Assert.Equal(["Raised 10-10 Info"], run.Summary());
        var crossing = run.Changes[0];
        Assert.Equal("120000", crossing.Object);
        Assert.Equal("""{"from":"110000","to":"120000","level":"province"}""", crossing.Details.Json);
        Assert.Equal(["110000"], crossing.AlsoConcerns);
    }

    [Fact]
    public void Step_InsideJustTooShort_DoesNotCross()
    {
        var run = Run().Fix(0, regions: A).Fix(10, regions: B).Fix(39.999, regions: A).Fix(100, regions: A);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_InsideFarEnough_CrossesBeforeTheTime()
    {
        var run = Run()
            .Fix(0, regions: A).Fix(10, regions: B).Fix(15, regions: B, northMeters: 300).Fix(20, regions: B, northMeters: 499);
        Assert.Empty(run.Changes);
        run.Fix(25, regions: B, northMeters: 501);
        Assert.Equal(["Raised 10-10 Info"], run.Summary());
    }

    [Fact]
    public void Step_OneFixInside_CountsUntilTheNextElsewhere()
    {
        var run = Run().Fix(0, regions: A).Fix(60, regions: B).Fix(120, regions: C).Fix(180, regions: C);
        Assert.Equal(["Raised 60-60 Info", "Raised 120-120 Info"], run.Summary());
        Assert.Contains("\"from\":\"120000\",\"to\":\"130000\"", run.Changes[1].Details.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_ThirdRegionAfterUnbelievedOne_CrossesFromTheFirst()
    {
        var run = Run().Fix(0, regions: A).Fix(10, regions: B).Fix(20, regions: C).Fix(60, regions: C);
        Assert.Contains("\"from\":\"110000\",\"to\":\"130000\"", Assert.Single(run.Changes).Details.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_FirstRegionEver_IsNoCrossing()
    {
        var run = Run().Fix(0).Fix(60, regions: A).Fix(120, regions: A);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_NoRegion_KeepsTheLast()
    {
        var run = Run().Fix(0, regions: A).Fix(60).Fix(600).Fix(660, regions: A).Fix(720, regions: A);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_NoRegionAfterCandidate_SettlesIt()
    {
        var run = Run().Fix(0, regions: A).Fix(10, regions: B).Fix(60);
        Assert.Equal(["Raised 10-10 Info"], run.Summary());
    }

    [Theory]
    [InlineData(QualityFlags.Zero)]
    [InlineData(QualityFlags.Jump)]
    public void Step_FixWithoutPlace_MovesNothing(QualityFlags flags)
    {
        var run = Run().Fix(0, regions: A).Fix(10, regions: B, flags: flags).Fix(100, regions: B, flags: flags).Fix(110, regions: A);
        Assert.Empty(run.Changes);
    }

    [Fact]
    public void Step_TwoLevels_CrossApart()
    {
        var run = Run()
            .Fix(0, regions: "province=110000/city=110100")
            .Fix(10, regions: "province=110000/city=110200")
            .Fix(50, regions: "province=120000/city=120100")
            .Fix(90, regions: "province=120000/city=120100");
        Assert.Equal(["Raised 10-10 Info", "Raised 50-50 Info", "Raised 50-50 Info"], run.Summary());
        Assert.Equal(["110200", "120000", "120100"], run.Changes.Select(static change => change.Object));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3_601, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 100_001)]
    public void Constructor_OptionOutOfRange_IsRefused(double seconds, double meters) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BorderCrossingRule(
            new BorderCrossingOptions { MinimumInsideS = seconds, MinimumInsideM = meters }));

    private static RuleRun<BorderCrossingOptions, BorderCrossingState> Run() => new(new BorderCrossingRule(Options));
}

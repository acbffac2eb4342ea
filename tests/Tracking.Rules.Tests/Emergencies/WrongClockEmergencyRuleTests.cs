using Tracking.Model.Positions;
using Tracking.Rules.Emergencies;
using Tracking.Rules.Tests.Folding;

namespace Tracking.Rules.Tests.Emergencies;

public sealed class WrongClockEmergencyRuleTests
{
    private const QualityFlags Future = QualityFlags.Future;
    private static readonly EmergencyOptions Options = new() { EndDelayS = 10, MaximumGapS = 600 };

    [Fact]
    public void Step_AlarmFromTheFuture_IsRaisedByOurClock()
    {
        var run = Run().Fix(99_000, receivedSeconds: 5, flags: Future, emergency: true)
            .Fix(99_010, receivedSeconds: 15, flags: Future, emergency: true);
        Assert.Equal(["Raised 5- Critical"], run.Summary());
    }

    [Fact]
    public void Step_AlarmOfARightClock_IsTheOtherRulesMatter() =>
        Assert.Empty(Run().Fix(0, receivedSeconds: 0, emergency: true).Changes);

    [Theory]
    [InlineData(Future, null)]
    [InlineData(QualityFlags.None, true)] // The clock was put right: the other rule goes on.
    public void Step_WithoutTheAlarmOrWithARightClock_Ends(QualityFlags flags, bool? emergency)
    {
        var run = Run().Fix(99_000, receivedSeconds: 5, flags: Future, emergency: true)
            .Fix(20, receivedSeconds: 20, flags: flags, emergency: emergency)
            .Fix(30, receivedSeconds: 30, flags: flags, emergency: emergency);
        Assert.Equal(["Raised 5- Critical", "Ended 5-20 Critical"], run.Summary());
    }

    [Fact]
    public void Step_BackFillMeanwhile_IsAboutAnotherTime()
    {
        var run = Run().Fix(99_000, receivedSeconds: 5, flags: Future, emergency: true)
            .Fix(-9_000, receivedSeconds: 20, flags: QualityFlags.Stale).Fix(-8_000, receivedSeconds: 60, flags: QualityFlags.Stale);
        Assert.Single(run.Changes);
    }

    private static RuleRun<EmergencyOptions, EmergencyState> Run() => new(new WrongClockEmergencyRule(Options));
}

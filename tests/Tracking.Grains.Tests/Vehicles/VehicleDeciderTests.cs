using Tracking.Grains.Vehicles;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class VehicleDeciderTests
{
    private static readonly double EightDaysSeconds = TimeSpan.FromDays(8).TotalSeconds;

    [Theory]
    [InlineData(59.999, 0)]
    [InlineData(60, 1)]
    public void Decide_NewerFix_JudgesWhatIsAWholeWindowOlder(double newerSeconds, int judged)
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(vehicle.Fix(0), vehicle.Fix(newerSeconds));
        Assert.Equal(2 - judged, vehicle.State.Window.Length);
        Assert.Equal(judged == 1 ? Fixes.Origin : DeviceTime.MinValue, vehicle.State.LastFolded);
        Assert.Equal(Fixes.Second(newerSeconds).Plus(-VehicleDecider.ReorderWindow), vehicle.State.Watermark);
    }

    [Fact]
    public void Decide_ShuffledWithinWindow_KeepsJudgingOrder()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide([.. vehicle.Fixes(60, 40, 10, 30, 50, 20), vehicle.Fix(20, 61)]);
        Assert.Equal(vehicle.State.Window.Order(LoggedPosition.JudgingOrder), vehicle.State.Window);
        Assert.Equal(Fixes.Second(50), vehicle.State.Newest);
        vehicle.Decide(vehicle.Tick(TickKind.Flush));
        Assert.Equal(Fixes.Second(50), vehicle.State.LastFolded);
    }

    [Fact]
    public void Decide_WindowFull_JudgesTheOldestEarly()
    {
        var vehicle = new PureVehicle();
        var full = Enumerable.Range(0, VehicleDecider.MaximumWindow).Select(static i => i * 0.05);
        vehicle.Decide(vehicle.Fixes(60, full));
        Assert.Equal(VehicleDecider.MaximumWindow, vehicle.State.Window.Length);
        Assert.Equal(DeviceTime.MinValue, vehicle.State.LastFolded);

        vehicle.Decide(vehicle.Fix(55));
        Assert.Equal(VehicleDecider.MaximumWindow, vehicle.State.Window.Length);
        Assert.Equal(Fixes.Origin, vehicle.State.Watermark);
        Assert.Equal(Fixes.Origin, vehicle.State.LastFolded);
    }

    [Fact]
    public void Decide_FlushTick_JudgesTheWholeWindow()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0, 10, 20));
        Assert.Empty(vehicle.State.Window);
        Assert.Equal(Fixes.Second(20), vehicle.State.Watermark);
        Assert.Equal(4, vehicle.State.Head.Number);
    }

    [Fact]
    public void Decide_FlushTickBeforeAnyFix_ChangesOnlyTheHead()
    {
        var vehicle = new PureVehicle();
        vehicle.Decide(vehicle.Tick(TickKind.Flush));
        Assert.Equal(DeviceTime.MinValue, vehicle.State.Watermark);
        Assert.Equal(1, vehicle.State.Head.Number);
    }

    [Fact]
    public void Decide_FutureFix_MovesNothingButTheHead()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0, 10));
        var before = vehicle.State;
        var decision = vehicle.Decide(vehicle.Fix(100_000, flags: QualityFlags.Future));
        Assert.True(decision.Judgement.IsEmpty);
        Assert.Equal(before.Head.Number + 1, vehicle.State.Head.Number);
        Assert.Equal(
            (before.Watermark, before.Newest, before.LastFolded, before.DirtyFrom),
            (vehicle.State.Watermark, vehicle.State.Newest, vehicle.State.LastFolded, vehicle.State.DirtyFrom));
        Assert.Empty(vehicle.State.Window);

        vehicle.Decide(vehicle.Fix(20));
        Assert.Null(vehicle.State.DirtyFrom);
        Assert.Equal(Fixes.Second(20), vehicle.State.Newest);
    }

    [Theory]
    [InlineData(100.001, false)]
    [InlineData(100, true)]
    [InlineData(50, true)]
    public void Decide_FixAtOrBeforeTheWatermark_IsLate(double seconds, bool isLate)
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0, 100));
        var decision = vehicle.Decide(vehicle.Fix(seconds, 61));
        Assert.Equal(isLate ? Fixes.Second(seconds) : null, vehicle.State.DirtyFrom);
        Assert.Equal(isLate ? 1 : 0, decision.Judgement.Due.Count);
        Assert.Equal(isLate ? 0 : 1, vehicle.State.Window.Length);
    }

    [Fact]
    public void Decide_SeveralLateFixes_MakeOneDueRowAMinuteAfterTheFirstCameIn()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0, 1_000));
        var decision = vehicle.Decide(
            vehicle.Fix(1_010, receivedAt: new ReceivedAt(1_000)),
            vehicle.Fix(500, receivedAt: new ReceivedAt(2_000)),
            vehicle.Fix(300, receivedAt: new ReceivedAt(3_000)),
            vehicle.Fix(700, receivedAt: new ReceivedAt(4_000)));
        Assert.Equal(
            [new DueRow(PureVehicle.Id, DueKind.Refold, new ReceivedAt(62_000))],
            decision.Judgement.Due.Where(static row => row.Kind == DueKind.Refold));
        Assert.Equal(Fixes.Second(300), vehicle.State.DirtyFrom);
    }

    [Fact]
    public void Decide_FixesAfterALateOneInTheBatch_AreTakenInToo()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0, 100));
        vehicle.Decide(vehicle.Fix(50), vehicle.Fix(110), vehicle.Fix(120));
        Assert.Equal(
            [Fixes.Second(110), Fixes.Second(120)],
            vehicle.State.Window.Select(static position => position.Position.DeviceTime));
        Assert.Equal(Fixes.Second(120), vehicle.State.Newest);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Decide_InAnyBatches_GivesTheSame(int seed)
    {
        var random = new Random(seed);
        var facts = RandomDrive.Logged(random, 600);
        var whole = new PureVehicle();
        whole.Decide(facts);
        var parts = new PureVehicle();
        for (var taken = 0; taken < facts.Count;)
        {
            var size = Math.Min(random.Next(1, 20), facts.Count - taken);
            parts.Decide([.. facts.Skip(taken).Take(size)]);
            taken += size;
        }

        Assert.True(whole.State.DirtyFrom is not null && whole.Revisions.Count > 0, $"seed {seed} tries nothing");
        Assert.True(
            VehicleStateJson.Write(whole.State, ChineseRules.Set).AsSpan().SequenceEqual(
                VehicleStateJson.Write(parts.State, ChineseRules.Set)),
            $"seed {seed}: the state depends on how the facts were batched");
        Assert.Equal(
            whole.Revisions.Select(static judged => (judged.Revision, judged.CausedBy, judged.JudgedAt)),
            parts.Revisions.Select(static judged => (judged.Revision, judged.CausedBy, judged.JudgedAt)));
    }

    [Theory]
    [InlineData(QualityFlags.None)]
    [InlineData(QualityFlags.Zero)]
    [InlineData(QualityFlags.Stale)]
    public void Decide_LateByMoreThanEightDays_IsFlaggedUnjudged(QualityFlags flags)
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, EightDaysSeconds));
        var tooLate = vehicle.Fix(-0.001, flags: flags);
        var decision = vehicle.Decide(tooLate);
        var flagged = Assert.Single(decision.Judgement.Flags);
        Assert.Equal(
            new PositionFlags(Fixes.Second(-0.001), tooLate.Position!.Hash, QualityFlags.Unjudged), flagged);
        Assert.Empty(decision.Judgement.Due);
        Assert.Null(vehicle.State.DirtyFrom);
    }

    [Fact]
    public void Decide_LateByEightDays_IsStillJudged()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, EightDaysSeconds));
        var decision = vehicle.Decide(vehicle.Fix(0));
        Assert.Empty(decision.Judgement.Flags);
        Assert.Equal(Fixes.Origin, vehicle.State.DirtyFrom);
    }

    [Fact]
    public void Decide_NewHourOfDeviceTime_KeepsTheStateBeforeItAsARung()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 3_000, 3_599));
        Assert.Empty(vehicle.Ladder);
        var before = VehicleStateJson.WriteRung(vehicle.State.Fold, ChineseRules.Set);

        vehicle.Drive(vehicle.Fixes(60, 3_600, 3_610, 7_199.999));
        var rung = Assert.Single(vehicle.Ladder);
        Assert.Equal(Fixes.Second(3_599), rung.Watermark);
        Assert.Equal(before, rung.State);
        // The fix of 3,600 s was judged when that of 7,199.999 s, the log's sixth fact, came in.
        Assert.Equal(6, rung.KnownAt.Number);

        // Some hours without a fix need no rung each.
        vehicle.Drive(vehicle.Fixes(60, 30_000));
        Assert.Equal(
            [Fixes.Second(3_599), Fixes.Second(7_199.999)], vehicle.Ladder.Select(static rung => rung.Watermark));
    }

    [Fact]
    public void Decide_FactsOfTheStateAgain_ArePassedOver()
    {
        var vehicle = new PureVehicle();
        var facts = vehicle.Fixes(100, 0, 30, 60, 90, 120, 150, 180);
        vehicle.Decide(facts);
        var before = vehicle.State;
        Assert.NotEmpty(vehicle.Revisions);
        var decision = vehicle.Decide(facts);
        Assert.True(decision.Judgement.IsEmpty);
        Assert.Equal(
            VehicleStateJson.Write(before, ChineseRules.Set), VehicleStateJson.Write(vehicle.State, ChineseRules.Set));
    }

    [Fact]
    public void Decide_RefoldTick_StopsBeforeIt()
    {
        var vehicle = new PureVehicle();
        var first = vehicle.Fix(0);
        var tick = vehicle.Tick(TickKind.Refold);
        var decision = vehicle.Decide(first, tick, vehicle.Fix(10));
        Assert.Equal((1, tick.Offset), (decision.Taken, decision.RefoldAt));
        Assert.Equal(first.Offset, vehicle.State.Head);
        Assert.Single(vehicle.State.Window);
    }

    [Fact]
    public void Decide_DeciderUsedAgain_GivesNothingTwice()
    {
        var vehicle = new PureVehicle();
        var decider = new VehicleDecider(PureVehicle.Id, vehicle.Judging);
        var first = decider.Decide(VehicleState.Initial, vehicle.Fixes(100, 0, 60, 120, 180, 4_000));
        Assert.NotEmpty(first.Judgement.Revisions);
        var second = decider.Decide(first.State, [vehicle.Fix(4_010)]);
        Assert.True(second.Judgement.IsEmpty);
    }

    [Fact]
    public void Decide_TwiceFromOneState_GivesTheSameRevisions()
    {
        var vehicle = new PureVehicle();
        var facts = vehicle.Fixes(100, 0, 60, 120, 180);
        var decided = Enumerable.Range(0, 2)
            .Select(_ => new VehicleDecider(PureVehicle.Id, vehicle.Judging).Decide(VehicleState.Initial, facts))
            .ToList();
        Assert.Equal(FoldState.Initial, VehicleState.Initial.Fold);
        Assert.Equal(
            decided[0].Judgement.Revisions.Select(static judged => judged.Revision),
            decided[1].Judgement.Revisions.Select(static judged => judged.Revision));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 5)];
}

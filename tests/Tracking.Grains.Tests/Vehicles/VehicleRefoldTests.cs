using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;
using Tracking.Storage.Judgements;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class VehicleRefoldTests
{
    [Fact]
    public void Finish_SameWords_WritesNothingButThatItIsDone()
    {
        var vehicle = Speeder(out _);
        vehicle.Decide(vehicle.Fix(5, 61));
        var decision = vehicle.Refold();
        Assert.Empty(decision.Judgement.Revisions);
        Assert.Equal([DueKind.Refold], decision.Judgement.Done);
        Assert.Equal(Fixes.Second(5), decision.Judgement.DropLadderFrom);
        Assert.Equal(DeviceTime.MinValue, decision.Judgement.DropFlagsFrom);
        Assert.Null(vehicle.State.DirtyFrom);
        Assert.Equal((1, null), (decision.Taken, decision.RefoldAt));
    }

    [Fact]
    public void Finish_OtherWords_CorrectsTheSameAlert()
    {
        var vehicle = Speeder(out var ended);
        vehicle.Decide(vehicle.Fix(45, 110));
        var correction = Assert.Single(vehicle.Refold().Judgement.Revisions);
        Assert.Equal(
            ended with { Number = 3, Change = AlertChange.Corrected, Details = correction.Revision.Details },
            correction.Revision);
        Assert.Contains("\"max_kmh\":110", correction.Revision.Details.Json, StringComparison.Ordinal);
        // It was caused by the tick and decided by the same fix as before: the first ten seconds after it slowed down.
        Assert.Equal((vehicle.State.Head, Fixes.Second(180)), (correction.CausedBy, correction.JudgedAt));
    }

    [Fact]
    public void Finish_NoLongerFound_Withdraws()
    {
        var vehicle = Speeder(out var ended);
        vehicle.Decide(vehicle.Fixes(60, 50, 62, 121));
        var withdrawal = Assert.Single(vehicle.Refold().Judgement.Revisions);
        Assert.Equal(
            ended with { Number = 3, Change = AlertChange.Withdrawn, State = AlertState.Withdrawn },
            withdrawal.Revision);
    }

    [Fact]
    public void Finish_WithdrawnOneFoundAgain_GoesOnWithItsNumbers()
    {
        var vehicle = Speeder(out var ended);
        vehicle.Decide(vehicle.Fixes(60, 50, 62, 121));
        vehicle.Refold();
        // Fixes above the limit soon after the slow ones make them short dips.
        vehicle.Decide([.. vehicle.Fixes(100, 55, 130)]);
        var again = Assert.Single(vehicle.Refold().Judgement.Revisions).Revision;
        Assert.Equal((ended.Id, 4, AlertChange.Corrected), (again.Id, again.Number, again.Change));
        Assert.Equal((AlertState.Closed, ended.End), (again.State, again.End));
        Assert.Null(again.Supersedes);
    }

    [Fact]
    public void Finish_WithdrawnOneStillNotFound_IsLeftAlone()
    {
        var vehicle = Speeder(out _);
        vehicle.Decide(vehicle.Fixes(60, 50, 62, 121));
        vehicle.Refold();
        vehicle.Decide(vehicle.Fix(56, 60));
        Assert.Empty(vehicle.Refold().Judgement.Revisions);
    }

    [Fact]
    public void Finish_OtherStart_SupersedesTheOverlappingOne()
    {
        var vehicle = Speeder(out var ended);
        vehicle.Decide(vehicle.Fix(5, 100));
        var written = vehicle.Refold().Judgement.Revisions.Select(static judged => judged.Revision).ToList();
        Assert.Equal(2, written.Count);
        Assert.Equal((ended.Id, AlertChange.Withdrawn, 3), (written[0].Id, written[0].Change, written[0].Number));
        Assert.Equal((AlertChange.Raised, 1), (written[1].Change, written[1].Number));
        Assert.Equal(
            (Fixes.Second(5), AlertState.Closed, ended.End), (written[1].Start, written[1].State, written[1].End));
        Assert.Equal(ended.Id, written[1].Supersedes);

        // What it took the place of stays said when it is corrected in its turn.
        vehicle.Decide(vehicle.Fix(45, 110));
        var correction = Assert.Single(vehicle.Refold().Judgement.Revisions).Revision;
        Assert.Equal((written[1].Id, 2, ended.Id), (correction.Id, correction.Number, correction.Supersedes));
    }

    [Fact]
    public void Finish_NewOneThatOverlapsNothingWithdrawn_SupersedesNothing()
    {
        var vehicle = Speeder(out _);
        vehicle.Drive(vehicle.Fixes(60, 1_000));
        vehicle.Decide(
            [.. vehicle.Fixes(60, 50, 62, 121), .. vehicle.Fixes(100, 500, 530, 565), .. vehicle.Fixes(60, 570, 580)]);
        var written = vehicle.Refold().Judgement.Revisions.Select(static judged => judged.Revision).ToList();
        Assert.Equal([AlertChange.Withdrawn, AlertChange.Raised], written.Select(static one => one.Change));
        Assert.Null(written[1].Supersedes);
    }

    [Fact]
    public void Finish_OpenEpisodeCorrected_EndsWithTheNextNumber()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0), vehicle.Fixes(100, 10, 40, 70, 100));
        vehicle.Decide(vehicle.Fix(45, 110));
        Assert.Equal((2, AlertState.Open), NumberAndState(Assert.Single(vehicle.Refold().Judgement.Revisions)));
        Assert.Equal(2, Assert.Single(vehicle.State.Fold.Open).Last.Number);
        vehicle.Drive(vehicle.Fixes(60, 170, 180));
        Assert.Equal((3, AlertState.Closed), NumberAndState(vehicle.Revisions[^1]));
        Assert.Equal(3, vehicle.Revisions.Count);
    }

    [Fact]
    public void Finish_FromARung_LeavesEarlierEpisodesAlone()
    {
        var vehicle = Speeder(out _);
        vehicle.Drive(vehicle.Fixes(100, 3_500, 3_560, 3_590), vehicle.Fixes(100, 3_610, 3_640));
        var before = vehicle.Revisions.Count;
        var rung = Assert.Single(vehicle.Ladder);
        Assert.Equal(Fixes.Second(3_590), rung.Watermark);
        Assert.Single(vehicle.State.Fold.Open);

        vehicle.Decide(vehicle.Fix(3_620, 100));
        var decision = vehicle.Refold();
        Assert.Equal(before, vehicle.Revisions.Count);
        Assert.Equal(new DeviceTime(rung.Watermark.UnixMilliseconds + 1), decision.Judgement.DropFlagsFrom);
        var again = Assert.Single(vehicle.Ladder);
        Assert.Equal(rung.Watermark, again.Watermark);
        Assert.Equal(rung.State, again.State);
        Assert.Single(vehicle.State.Fold.Open);
    }

    [Fact]
    public void Finish_MoreClosedBeforeTheRungThanItRemembers_LeavesThemAlone()
    {
        // Each of these episodes is over, and no rung remembers that many.
        var vehicle = new PureVehicle();
        foreach (var episode in Enumerable.Range(0, FoldState.ClosedKept + 3))
        {
            var start = episode * 100;
            vehicle.Drive(vehicle.Fixes(100, start, start + 60), vehicle.Fixes(60, start + 70, start + 80));
        }

        vehicle.Drive(vehicle.Fixes(60, 3_610, 3_700));
        vehicle.Decide(vehicle.Fix(3_650));
        Assert.Empty(vehicle.Refold().Judgement.Revisions);
    }

    [Fact]
    public void Finish_StoredAsDecidedAfterTheRungThoughNowBeforeIt_IsLeftAlone()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(100, 3_510, 3_580), vehicle.Fixes(60, 3_585, 3_605, 3_700));
        Assert.Equal(Fixes.Second(3_605), vehicle.Revisions[^1].JudgedAt);
        // With this fix it was decided in the hour before already, in the same words: what is stored keeps its time.
        vehicle.Decide(vehicle.Fix(3_597));
        Assert.Empty(vehicle.Refold().Judgement.Revisions);
        Assert.Equal(Fixes.Second(3_597), vehicle.Ladder.Max(static rung => rung.Watermark));

        vehicle.Decide(vehicle.Fix(3_650));
        Assert.Empty(vehicle.Refold().Judgement.Revisions);
    }

    [Fact]
    public void Finish_LateDataBeforeARung_PutsARungThatKnowsOfItInItsPlace()
    {
        var vehicle = Speeder(out _);
        vehicle.Drive(vehicle.Fixes(60, 3_500, 3_610));
        var old = Assert.Single(vehicle.Ladder);
        vehicle.Decide(vehicle.Fix(3_499, 100));
        vehicle.Refold();
        var made = Assert.Single(vehicle.Ladder);
        Assert.Equal((old.Watermark, vehicle.State.Head), (made.Watermark, made.KnownAt));
        Assert.NotEqual(old.State, made.State);
    }

    [Fact]
    public void Finish_ChangedRulePackAlone_IsNoCorrection()
    {
        var vehicle = Speeder(out _);
        // As if the same words had been found by the pack of the year before.
        var stored = vehicle.Revisions.ConvertAll(static judged =>
            judged with { Revision = judged.Revision with { RulePack = "CN 2025-11" } });
        vehicle.Revisions.Clear();
        vehicle.Revisions.AddRange(stored);
        vehicle.Decide(vehicle.Fix(5, 61));
        Assert.Empty(vehicle.Refold().Judgement.Revisions);
    }

    [Fact]
    public void Finish_Always_GivesTheStateOfAFoldInOrder()
    {
        var late = Speeder(out _);
        late.Decide([.. late.Fixes(60, 50, 62), late.Fix(45, 110)]);
        late.Refold();
        var inOrder = new PureVehicle();
        inOrder.Drive(
            inOrder.Fixes(60, 0), inOrder.Fixes(100, 10, 40), inOrder.Fixes(110, 45), inOrder.Fixes(60, 50, 62),
            inOrder.Fixes(100, 70, 100), inOrder.Fixes(60, 170, 180));
        Assert.Equal(
            (inOrder.State.Watermark, inOrder.State.LastFolded), (late.State.Watermark, late.State.LastFolded));
        Assert.Equal(
            VehicleStateJson.WriteRung(inOrder.State.Fold, ChineseRules.Set),
            VehicleStateJson.WriteRung(late.State.Fold, ChineseRules.Set));
    }

    /// <summary>A hazmat vehicle that drove 100 km/h from second 10 to 170, 20 above its limit.</summary>
    private static PureVehicle Speeder(out AlertRevision ended)
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 0), vehicle.Fixes(100, 10, 40, 70, 100), vehicle.Fixes(60, 170, 180));
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Ended],
            vehicle.Revisions.Select(static judged => judged.Revision.Change));
        ended = vehicle.Revisions[^1].Revision;
        return vehicle;
    }

    private static (int Number, AlertState State) NumberAndState(NewRevision judged) =>
        (judged.Revision.Number, judged.Revision.State);
}

using Tracking.Geo.Fences;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;
using Tracking.Rules.Tests.Packs;

namespace Tracking.Rules.Tests.Folding;

public sealed class FoldTests
{
    private const string Square =
        """{"type":"Polygon","coordinates":[[[115,27],[117,27],[117,29],[115,29],[115,27]]]}""";

    private static readonly RuleSet Rules = RuleSet.Create(RulePack.Parse(File.ReadAllBytes(RulePackTests.ShippedPack())));
    private static readonly Vehicle Truck = new(VehicleId.Parse("t"), VehicleClass.HeavyTruck, "", null);

    [Fact]
    public void Step_Episode_NumbersItsRevisionsAndClosesIt()
    {
        double[] speeds = [110, 110, 110, 125, 60, 60];
        var (state, decided) = Run(FenceSet.Empty, speeds.Select((speed, i) => Fix(i * 30, speed)));
        Assert.Equal([1, 2, 3], decided.Select(static revision => revision.Revision.Number));
        Assert.Equal(
            [AlertChange.Raised, AlertChange.Severity, AlertChange.Ended],
            decided.Select(static revision => revision.Revision.Change));
        Assert.Single(decided.Select(static revision => revision.Revision.Id).Distinct());
        Assert.Empty(state.Open);
        Assert.Equal(decided[0].Revision.Id, Assert.Single(state.Closed));
    }

    [Fact]
    public void Step_Future_IsPassedOver()
    {
        var (state, decided) = Run(FenceSet.Empty, [Fix(0, 110, QualityFlags.Future), Fix(60, 110, QualityFlags.Future)]);
        Assert.Empty(decided);
        Assert.Same(FoldState.Initial, state);
    }

    [Fact]
    public void Step_Jump_IsFlaggedAndMovesNothing()
    {
        var fold = new Fold(Rules, FenceSet.Empty);
        var state = fold.Step(FoldState.Initial, Fix(0, 50), Truck, [], out var first);
        fold.Step(state, Fix(1, 50, latitude: 40), Truck, [], out var second);
        Assert.Equal((QualityFlags.None, QualityFlags.Jump), (first, second));
    }

    [Fact]
    public void Step_StoredWithAJumpFlagOfAnEarlierFold_IsFoundAnew()
    {
        var (state, _) = Run(FenceSet.Empty, [Fix(0, 50, QualityFlags.Jump)]);
        Assert.Equal(RuleRun<HurryOptions, HurryState>.At(0), state.LastPlaced?.Time);
    }

    [Fact]
    public void Step_FixWithoutAPlace_KeepsTheLastThatHadOne()
    {
        var (state, _) = Run(FenceSet.Empty, [Fix(0, 50), Fix(10, 50, QualityFlags.Zero), Fix(20, 50, latitude: 40)]);
        Assert.Equal(RuleRun<HurryOptions, HurryState>.At(0), state.LastPlaced?.Time);
        var back = FoldStateJsonTests.RoundTrip(state, Rules);
        Assert.Equal(state.LastPlaced, back.LastPlaced);
    }

    [Theory]
    [InlineData(10, 5, null, 0)] // Imported after the fix was logged.
    [InlineData(4, 5, null, 1)]
    [InlineData(0, 5, 4L, 0)] // Deleted before the fix was logged.
    [InlineData(0, 5, 5L, 1)] // Deleted after it.
    public void Step_Fence_IsJudgedByWhatWasKnownAtTheFix(long knownAfter, long offset, long? deletedAfter, int alerts)
    {
        var (_, decided) = Run(
            Fences(Fence("f"), knownAfter, deletedAfter), [Fix(0, 50, offset: offset)]);
        Assert.Equal(alerts, decided.Count);
    }

    [Fact]
    public void Step_FenceOfAnotherClassOrTime_DoesNotHold()
    {
        var forCoaches = Fence("coaches") with { Classes = [VehicleClass.Coach] };
        var later = Fence("later") with { ValidFrom = RuleRun<HurryOptions, HurryState>.At(100) };
        var over = Fence("over") with { ValidTo = RuleRun<HurryOptions, HurryState>.At(0) };
        var holds = Fence("holds") with { Classes = [VehicleClass.HeavyTruck], ValidTo = RuleRun<HurryOptions, HurryState>.At(1) };
        FenceVersion[] versions = [.. new[] { forCoaches, later, over, holds }.Select(static fence =>
            new FenceVersion(fence, LogOffset.Start, null))];
        var (_, decided) = Run(FenceSet.Build(versions), [Fix(0, 50)]);
        Assert.Equal("holds:enter", Assert.Single(decided).Revision.Object);
    }

    [Fact]
    public void Step_TracesSplitAnywhere_GoOnFromTheWrittenState()
    {
        const int Seed = 11;
        var random = new Random(Seed);
        var fixes = Enumerable.Range(0, 400).Select(i => Fix(
            i * 20,
            Math.Round(80 + (random.NextDouble() * 60)),
            random.Next(40) == 0 ? QualityFlags.Zero : QualityFlags.None,
            28 + (random.NextDouble() * 0.02),
            $"province={random.Next(1, 3)}")).ToList();
        var (_, whole) = Run(Fences(Fence("f"), 0, null), fixes);
        Assert.True(whole.Count > 20, $"seed {Seed}: {whole.Count} revisions");
        var parts = new List<DecidedRevision>();
        var state = FoldState.Initial;
        foreach (var part in fixes.Chunk(7))
        {
            (state, var decided) = Run(Fences(Fence("f"), 0, null), part, state);
            parts.AddRange(decided);
            state = FoldStateJsonTests.RoundTrip(state, Rules);
        }

        Assert.Equal(
            whole.Select(static revision => revision.Revision), parts.Select(static revision => revision.Revision));
    }

    internal static LoggedPosition Fix(
        double seconds,
        double speedKmh,
        QualityFlags flags = QualityFlags.None,
        double latitude = 28,
        string regions = "",
        long? offset = null)
    {
        var position = new Position(
            RuleRun<HurryOptions, HurryState>.At(seconds),
            GeoPoint.FromDegrees(latitude, 116 + (seconds * 1e-9)),
            Speed.FromKilometersPerHour(speedKmh));
        return new LoggedPosition(
            new LogOffset(0, offset ?? (long)seconds + 1),
            position,
            ContentHash.Of(position),
            new ReceivedAt(0),
            flags,
            RegionPath.Parse(regions));
    }

    internal static (FoldState State, List<DecidedRevision> Decided) Run(
        FenceSet fences, IEnumerable<LoggedPosition> fixes, FoldState? from = null)
    {
        var fold = new Fold(Rules, fences);
        var decided = new List<DecidedRevision>();
        var state = fixes.Aggregate(from ?? FoldState.Initial, (before, fix) => fold.Step(before, fix, Truck, decided, out _));
        return (state, decided);
    }

    private static FenceDefinition Fence(string id) => new(
        id, id, Square, FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);

    private static FenceSet Fences(FenceDefinition fence, long knownAfter, long? deletedAfter) =>
        FenceSet.Build([new FenceVersion(
            fence, new LogOffset(0, knownAfter), deletedAfter is { } deleted ? new LogOffset(0, deleted) : null)]);
}

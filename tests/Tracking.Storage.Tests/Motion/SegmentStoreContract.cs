using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Motion;
using Tracking.Storage.Tests.Stores;
using static Tracking.Storage.Tests.Stores.Fixes;

namespace Tracking.Storage.Tests.Motion;

/// <summary>What keeping segments must do in any store.</summary>
public abstract class SegmentStoreContract : StoreContract
{
    [Fact]
    public async Task Commit_Segments_ComeBackWhole()
    {
        var segment = Segment(0, 600) with
        {
            Visits = [new RegionVisit(Gansu, At(0), At(300)), new RegionVisit(Jiangxi, At(300), At(600))],
        };
        await CommitAsync(1, segment);
        await Store.ReopenAsync();
        var stored = Assert.Single(await ListAsync(0, 1_000));
        Assert.Equal(segment.Visits, stored.Visits);
        Assert.Equal(segment, stored with { Visits = segment.Visits });
    }

    [Fact]
    public async Task Commit_RowThatGoesOn_IsRenewed()
    {
        await CommitAsync(1, Segment(0, 30, isOpen: true));
        await CommitAsync(2, Segment(0, 60, isOpen: true));
        await CommitAsync(3, Segment(0, 60));
        Assert.Equal(["0-60"], await SummaryAsync(0, 100));
    }

    [Fact]
    public async Task Commit_ShorterThanWhatIsStored_IsLeft()
    {
        await CommitAsync(1, Segment(0, 60));
        await CommitAsync(2, Segment(0, 30, isOpen: true), Segment(60, 90));
        Assert.Equal(["0-60", "60-90"], await SummaryAsync(0, 100));
    }

    [Fact]
    public async Task Commit_FactsThatAreInTheRowsAlready_ChangesNothing()
    {
        await CommitAsync(9, Segment(0, 60), Segment(60, 90));
        // Judged again after a crash: what a later re-fold has put right must not come back.
        await CommitAsync(9, Segment(0, 70), Segment(70, 95));
        await CommitAsync(5, Segment(0, 80));
        Assert.Equal(["0-60", "60-90"], await SummaryAsync(0, 100));
    }

    [Fact]
    public async Task Commit_DropFrom_ReplacesWhatBeginsThereOrLater()
    {
        await CommitAsync(1, Segment(0, 60), Segment(60, 90), Segment(90, 120));
        await Store.Judgements.CommitAsync(
            new Judgement { Vehicle = Coach, Segments = new SegmentChanges(Offset(2), At(60), [Segment(60, 200)]) },
            Cancellation);
        Assert.Equal(["0-60", "60-200"], await SummaryAsync(0, 1_000));
    }

    [Fact]
    public async Task List_Stretch_TakesWhatReachesIntoIt()
    {
        await CommitAsync(1, Segment(0, 60), Segment(60, 90), Segment(90, 120), Segment(120, 150));
        Assert.Equal(["0-60", "60-90"], await SummaryAsync(30, 90));
        Assert.Equal(["60-90"], await SummaryAsync(60, 90));
        Assert.Equal(["120-150"], await SummaryAsync(121, 1_000));
        Assert.Empty(await SummaryAsync(150, 1_000));
        Assert.Single(await Store.Segments.ListAsync(Coach, At(0), At(500), 1, Cancellation));
    }

    [Fact]
    public async Task List_OtherVehicles_AreLeftOut()
    {
        await CommitAsync(1, Segment(0, 60));
        Assert.Empty(await Store.Segments.ListAsync(Truck, At(0), At(100), 10, Cancellation));
        Assert.Empty(await Store.Segments.ListAsync(Stranger, At(0), At(100), 10, Cancellation));
    }

    private static LogOffset Offset(long number) => new(0, number);

    private static MotionSegment Segment(double start, double end, bool isOpen = false) => new(
        MotionKind.Driving, At(start), At(end), isOpen, Lanzhou, Lanzhou, 1_234.5, VehicleClass.Coach, []);

    private Task<int> CommitAsync(long upTo, params MotionSegment[] rows) => Store.Judgements.CommitAsync(
        new Judgement { Vehicle = Coach, Segments = new SegmentChanges(Offset(upTo), null, rows) }, Cancellation);

    private Task<IReadOnlyList<MotionSegment>> ListAsync(double from, double to) =>
        Store.Segments.ListAsync(Coach, At(from), At(to), 1_000, Cancellation);

    private async Task<IEnumerable<string>> SummaryAsync(double from, double to) =>
        (await ListAsync(from, to)).Select(static row => $"{Seconds(row.Start)}-{Seconds(row.End)}{(row.IsOpen ? "+" : "")}");

    private static double Seconds(DeviceTime time) => time.Since(At(0)).TotalSeconds;
}

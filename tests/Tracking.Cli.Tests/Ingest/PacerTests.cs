using Google.Protobuf.WellKnownTypes;
using Tracking.Cli.Ingest;
using Tracking.Cli.Live;
using Tracking.Testing.Time;
using Tracking.V1;

namespace Tracking.Cli.Tests.Ingest;

public sealed class PacerTests
{
    private static readonly DateTimeOffset Start = new(2018, 8, 4, 2, 29, 30, TimeSpan.Zero);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void WaitBefore_EachVehicle_CountsFromItsOwnFirstPosition()
    {
        var pacer = new Pacer(_time, factor: 2);

        Assert.Equal(TimeSpan.Zero, pacer.WaitBefore(At("A", TimeSpan.FromHours(5))));
        Assert.Equal(TimeSpan.Zero, pacer.WaitBefore(At("B", TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromSeconds(5), pacer.WaitBefore(At("B", TimeSpan.FromSeconds(10))));
    }

    [Fact]
    public void WaitBefore_TimeThatPassedSince_IsNotWaitedAgain()
    {
        var pacer = new Pacer(_time, factor: 1);
        pacer.WaitBefore(At("A", TimeSpan.Zero));
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(TimeSpan.FromSeconds(6), pacer.WaitBefore(At("A", TimeSpan.FromSeconds(10))));
    }

    [Fact]
    public void WaitBefore_LatePosition_GoesAtOnceAndDelaysNothingAfterIt()
    {
        var pacer = new Pacer(_time, factor: 1);
        pacer.WaitBefore(At("A", TimeSpan.FromHours(2)));

        Assert.Equal(TimeSpan.Zero, pacer.WaitBefore(At("A", TimeSpan.FromHours(1))));
        Assert.Equal(
            TimeSpan.FromSeconds(1), pacer.WaitBefore(At("A", TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void WaitBefore_ClockFault_IsNotWaitedAndPacingGoesOn()
    {
        var pacer = new Pacer(_time, factor: 1);
        pacer.WaitBefore(At("A", TimeSpan.Zero));

        Assert.Equal(TimeSpan.Zero, pacer.WaitBefore(At("A", TimeSpan.FromDays(365 * 80))));
        Assert.Equal(TimeSpan.Zero, pacer.WaitBefore(At("A", TimeSpan.FromSeconds(1))));
        Assert.Equal(TimeSpan.FromSeconds(1), pacer.WaitBefore(At("A", TimeSpan.FromSeconds(2))));
    }

    [Fact]
    public void WaitBefore_StepOfExactlyTheLongest_IsStillWaited()
    {
        var pacer = new Pacer(_time, factor: 1);
        pacer.WaitBefore(At("A", TimeSpan.Zero));

        Assert.Equal(Pacer.LongestStep, pacer.WaitBefore(At("A", Pacer.LongestStep)));
    }

    [Fact]
    public void WaitBefore_DueWithinTheGranularity_GoesAlong()
    {
        var pacer = new Pacer(_time, factor: 1);
        pacer.WaitBefore(At("A", TimeSpan.Zero));

        Assert.Equal(TimeSpan.Zero, pacer.WaitBefore(At("A", LivePace.Granularity)));
        var later = LivePace.Granularity + TimeSpan.FromMilliseconds(1);
        Assert.Equal(later, pacer.WaitBefore(At("A", later)));
    }

    [Fact]
    public void WaitBefore_MoreVehiclesThanAreKept_BeginAnew()
    {
        var pacer = new Pacer(_time, factor: 1, maximumVehicles: 2);
        pacer.WaitBefore(At("A", TimeSpan.Zero));
        pacer.WaitBefore(At("B", TimeSpan.Zero));
        pacer.WaitBefore(At("C", TimeSpan.Zero));

        Assert.Equal(TimeSpan.Zero, pacer.WaitBefore(At("A", TimeSpan.FromSeconds(10))));
        Assert.Equal(TimeSpan.FromSeconds(10), pacer.WaitBefore(At("C", TimeSpan.FromSeconds(10))));
    }

    [Fact]
    public void WaitBefore_NoTime_GoesAtOnce() =>
        Assert.Equal(TimeSpan.Zero, new Pacer(_time, factor: 1).WaitBefore(new Position { VehicleId = "A" }));

    private static Position At(string vehicleId, TimeSpan afterStart) => new()
    {
        VehicleId = vehicleId,
        DeviceTime = Timestamp.FromDateTimeOffset(Start + afterStart),
    };
}

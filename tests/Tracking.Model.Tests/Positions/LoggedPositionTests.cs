using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Model.Tests.Positions;

public sealed class LoggedPositionTests
{
    [Fact]
    public void JudgingOrder_AnyOffsets_IsByDeviceTimeThenHash()
    {
        LoggedPosition[] sorted = [At(1, 9, offset: 7), At(2, 1, offset: 3), At(2, 0x8000000000000000, offset: 2), At(3, 0, offset: 1)];

        var shuffled = sorted.Reverse().Order(LoggedPosition.JudgingOrder);

        Assert.Equal(sorted, shuffled);
        Assert.Equal(0, LoggedPosition.JudgingOrder.Compare(At(2, 1, offset: 1), At(2, 1, offset: 2)));
    }

    private static LoggedPosition At(long deviceTimeMs, ulong hash, long offset) => new(
        new LogOffset(0, offset),
        new Position(new DeviceTime(deviceTimeMs), GeoPoint.FromDegrees(36, 103)),
        new ContentHash(hash),
        new ReceivedAt(0),
        QualityFlags.None,
        RegionPath.Empty);
}

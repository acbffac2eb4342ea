using Tracking.Geo.Tracks;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Geo.Tests.Tracks;

public sealed class TrackThinningTests
{
    [Fact]
    public void Thin_StraightDrive_KeepsItsEnds()
    {
        var track = Enumerable.Range(0, 100).Select(static i => Fix(i, 30 + (i * 0.001), 110 + (i * 0.002))).ToList();
        Assert.Equal([track[0], track[^1]], TrackThinning.Thin(track, 1));
    }

    [Fact]
    public void Thin_Corner_IsKept()
    {
        var track = Enumerable.Range(0, 10).Select(static i => Fix(i, 30 + (i * 0.001), 110))
            .Concat(Enumerable.Range(1, 10).Select(static i => Fix(9 + i, 30.009, 110 + (i * 0.001)))).ToList();
        Assert.Equal([track[0], track[9], track[^1]], TrackThinning.Thin(track, 5));
    }

    // 30 m off the line: kept by a tolerance below it, left out by one above.
    [Theory]
    [InlineData(29, 3)]
    [InlineData(31, 2)]
    public void Thin_AroundTheTolerance_IsExact(double tolerance, int kept)
    {
        LoggedPosition[] track = [Fix(0, 0, 110), Fix(1, 30 / 111_195.08, 110.01), Fix(2, 0, 110.02)];
        Assert.Equal(kept, TrackThinning.Thin(track, tolerance).Count);
    }

    [Theory]
    [InlineData(QualityFlags.Zero, true)]
    [InlineData(QualityFlags.Future, true)]
    [InlineData(QualityFlags.SameTime, true)]
    [InlineData(QualityFlags.Jump | QualityFlags.Stale, true)]
    [InlineData(QualityFlags.Frozen, true)]
    [InlineData(QualityFlags.Stale, false)]
    [InlineData(QualityFlags.Unjudged, false)]
    public void Thin_FlaggedOnTheLine_IsKeptWhereTheFixItselfIsOdd(QualityFlags flags, bool kept)
    {
        LoggedPosition[] track = [Fix(0, 30, 110), Fix(1, 30, 110.001) with { Flags = flags }, Fix(2, 30, 110.002)];
        Assert.Equal(kept, TrackThinning.Thin(track, 100).Contains(track[1]));
    }

    [Fact]
    public void Thin_StopOnTheLine_KeepsBothItsEnds()
    {
        int[] standing = [10, 11, 12, 13];
        var track = Enumerable.Range(0, 30)
            .Select(i => Fix(i, 30, 110 + ((i - Math.Clamp(i - 10, 0, 3)) * 0.001), standing.Contains(i) ? 0 : 60)).ToList();
        Assert.Equal([0, 9, 10, 13, 14, 29], TrackThinning.Thin(track, 500).Select(fix => track.IndexOf(fix)));
    }

    [Fact]
    public void Thin_StopWithoutReportedSpeed_IsSeenFromThePlaces()
    {
        var track = Enumerable.Range(0, 30)
            .Select(i => Fix(i * 10, 30, 110 + ((i - Math.Clamp(i - 10, 0, 3)) * 0.002), null)).ToList();
        Assert.Equal([0, 10, 11, 13, 14, 29], TrackThinning.Thin(track, 500).Select(fix => track.IndexOf(fix)));
    }

    [Fact]
    public void Thin_AcrossTheAntimeridian_IsStraight()
    {
        var track = Enumerable.Range(0, 21).Select(static i => Fix(i, 0, i < 10 ? 179.99 + (i * 0.001) : -180 + ((i - 10) * 0.001)))
            .ToList();
        Assert.Equal([track[0], track[^1]], TrackThinning.Thin(track, 1));
    }

    [Fact]
    public void Thin_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackThinning.Thin([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackThinning.Thin([], 10_001));
        var tooMany = Enumerable.Range(0, TrackThinning.MaximumFixes + 1).Select(static i => Fix(i, 0, 0)).ToList();
        Assert.Throws<ArgumentOutOfRangeException>(() => TrackThinning.Thin(tooMany, 1));
        Assert.Empty(TrackThinning.Thin([], 1));
    }

    internal static LoggedPosition Fix(double seconds, double latitude, double longitude, double? speedKmh = 60)
    {
        var position = new Position(
            new DeviceTime((long)(seconds * 1_000)),
            GeoPoint.FromDegrees(latitude, longitude),
            speedKmh is { } speed ? Speed.FromKilometersPerHour(speed) : null);
        return new LoggedPosition(
            new LogOffset(0, 1), position, ContentHash.Of(position), new ReceivedAt(0), QualityFlags.None, RegionPath.Empty);
    }
}

using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Positions;

public sealed class DeviceTimeTests
{
    // 2026-03-01T10:00:00Z.
    private const long TenOClock = 1_772_359_200_000;

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", TenOClock)]
    [InlineData("2026-03-01t10:00:00z", TenOClock)]
    [InlineData("2026-03-01 10:00:00Z", TenOClock)]
    [InlineData("2026-03-01T10:00Z", TenOClock)]
    [InlineData("2026-03-01T18:00:00+08:00", TenOClock)]
    [InlineData("2026-03-01T18:00:00+0800", TenOClock)]
    [InlineData("2026-03-01T18:00:00+08", TenOClock)]
    [InlineData("2026-03-01T05:30:00-04:30", TenOClock)]
    [InlineData("2026-03-02T00:00:00+14:00", TenOClock)]
    [InlineData("2026-03-01T10:00:00.5Z", TenOClock + 500)]
    [InlineData("2026-03-01T10:00:00.1239Z", TenOClock + 123)]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("2024-02-29T00:00:00Z", 1_709_164_800_000)]
    public void TryParse_WithZone_IsTheInstant(string text, long expected)
    {
        Assert.True(DeviceTime.TryParse(text, out var time));
        Assert.Equal(expected, time.UnixMilliseconds);
    }

    // A time without a zone would be read by the clock of the machine that reads it.
    [Theory]
    [InlineData("2026-03-01T10:00:00")]
    [InlineData("2026-03-01 10:00:00")]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01T")]
    [InlineData("2026-03-01T10:00:00.123")]
    public void TryParse_WithoutZone_Refuses(string text) => Refused(text);

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("yesterday")]
    [InlineData("1772359200")]
    [InlineData("2026-02-29T10:00:00Z")]
    [InlineData("2026-13-01T10:00:00Z")]
    [InlineData("2026-03-01T25:00:00Z")]
    [InlineData("2026-03-01T10:00:60Z")]
    [InlineData("2026-03-01T10:00:00+14:01")]
    [InlineData("2026-03-01T10:00:00-")]
    [InlineData("2026-03-01T10:00:00Zulu")]
    [InlineData("2026-03-01X10:00:00Z")]
    public void TryParse_NoInstant_Refuses(string text) => Refused(text);

    // .NET would take the third of April for the fourth of March here, or the other way round.
    [Theory]
    [InlineData("03/04/2026 10:00:00Z")]
    [InlineData("2026/03/04T10:00:00Z")]
    [InlineData("04-Mar-26 T10:00Z")]
    public void TryParse_OtherOrderOrSeparator_Refuses(string text) => Refused(text);

    [Theory]
    [InlineData(TenOClock, "2026-03-01T10:00:00Z")]
    [InlineData(TenOClock + 7, "2026-03-01T10:00:00.007Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    [InlineData(-62_135_596_800_000, "0001-01-01T00:00:00Z")]
    public void ToString_CalendarTime_ComesBackByTryParse(long unixMilliseconds, string expected)
    {
        var text = new DeviceTime(unixMilliseconds).ToString();

        Assert.Equal(expected, text);
        Assert.True(DeviceTime.TryParse(text, out var time));
        Assert.Equal(unixMilliseconds, time.UnixMilliseconds);
    }

    [Fact]
    public void ToString_BeyondTheCalendar_IsInfinity()
    {
        Assert.Equal("-infinity", DeviceTime.MinValue.ToString());
        Assert.Equal("infinity", DeviceTime.MaxValue.ToString());
        Assert.Equal("infinity", new DeviceTime(253_402_300_800_000).ToString());
    }

    [Fact]
    public void From_FractionOfAMillisecond_IsCut()
    {
        var value = new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.FromHours(8)).AddTicks(TimeSpan.TicksPerMillisecond - 1);

        Assert.Equal(TenOClock, DeviceTime.From(value).UnixMilliseconds);
    }

    [Fact]
    public void PlusAndSince_AreEachOthersInverse()
    {
        var start = new DeviceTime(TenOClock);
        var later = start.Plus(TimeSpan.FromMinutes(1));

        Assert.Equal(TenOClock + 60_000, later.UnixMilliseconds);
        Assert.Equal(TimeSpan.FromMinutes(1), later.Since(start));
        Assert.Equal(TimeSpan.FromMinutes(-1), start.Since(later));
    }

    [Fact]
    public void Comparison_EarlierAndLater_AgreeInEveryForm()
    {
        var early = new DeviceTime(1);
        var late = new DeviceTime(2);
        var same = new DeviceTime(2);

        Assert.True(early < late && early <= late && late > early && late >= early);
        Assert.False(late < same || late > same || early >= late || late <= early);
        Assert.True(late <= same && late >= same && late == same);
        Assert.Equal((-1, 1, 0), (early.CompareTo(late), late.CompareTo(early), late.CompareTo(same)));
        Assert.True(DeviceTime.MinValue < early && late < DeviceTime.MaxValue);
    }

    private static void Refused(string text)
    {
        Assert.False(DeviceTime.TryParse(text, out var time));
        Assert.Equal(default, time);
    }
}

using System.Globalization;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Fences;

public sealed class FenceCalendarTests
{
    [Theory]
    [InlineData("00:00-06:00", "2026-03-01T00:00", true)]
    [InlineData("00:00-06:00", "2026-03-01T05:59", true)]
    [InlineData("00:00-06:00", "2026-03-01T06:00", false)]
    [InlineData("00:00-06:00", "2026-02-28T23:59", false)]
    [InlineData("00:00-24:00", "2026-02-28T23:59", true)]
    [InlineData("daily 22:00-06:00", "2026-03-01T22:00", true)]
    [InlineData("daily 22:00-06:00", "2026-03-01T05:59", true)]
    [InlineData("daily 22:00-06:00", "2026-03-01T06:00", false)]
    [InlineData("daily 22:00-06:00", "2026-03-01T21:59", false)]
    [InlineData("mon-fri 07:00-09:00", "2026-03-02T08:00", true)] // A Monday.
    [InlineData("mon-fri 07:00-09:00", "2026-03-06T08:00", true)]
    [InlineData("mon-fri 07:00-09:00", "2026-03-07T08:00", false)]
    [InlineData("mon-fri 07:00-09:00", "2026-03-01T08:00", false)]
    [InlineData("fri-mon 07:00-09:00", "2026-03-01T08:00", true)]
    [InlineData("fri-mon 07:00-09:00", "2026-03-03T08:00", false)]
    [InlineData("wed,sun 07:00-09:00", "2026-03-04T08:00", true)]
    [InlineData("sat 22:00-06:00", "2026-03-01T03:00", true)] // Sunday's small hours are Saturday's night.
    [InlineData("sun 22:00-06:00", "2026-03-01T03:00", false)]
    [InlineData("2026-10-01T00:00/2026-10-08T00:00", "2026-10-01T00:00", true)]
    [InlineData("2026-10-01T00:00/2026-10-08T00:00", "2026-10-07T23:59", true)]
    [InlineData("2026-10-01T00:00/2026-10-08T00:00", "2026-10-08T00:00", false)]
    [InlineData("00:00-06:00", "1969-12-31T05:00", true)]
    [InlineData("wed 22:00-06:00", "1970-01-01T05:00", true)]
    public void Holds_AtALocalTime_IsInTheWindow(string window, string localTime, bool holds) =>
        Assert.Equal(holds, Calendar([window], []).Holds(Local(localTime)));

    [Theory]
    [InlineData("+08:00", "2026-02-28T22:30:00Z", false)]
    [InlineData("+08:00", "2026-02-28T21:30:00Z", true)]
    [InlineData("-05:30", "2026-03-01T11:29:00Z", true)]
    [InlineData("-05:30", "2026-03-01T11:30:00Z", false)]
    [InlineData("+00:00", "2026-03-01T05:59:59Z", true)]
    public void Holds_InAnOffset_CountsFromIt(string offset, string time, bool holds)
    {
        Assert.True(FenceCalendar.TryParse(["00:00-06:00"], [], offset, out var calendar, out _));
        Assert.True(DeviceTime.TryParse(time, out var instant));
        Assert.Equal(holds, calendar.Holds(instant));
    }

    [Fact]
    public void Holds_HolidayWithExceptedNights_IsTheDaysOnly()
    {
        // Shaanxi, May holiday 2025: closed from 1 to 5 May, open at night.
        var calendar = Calendar(["2025-05-01T00:00/2025-05-06T00:00"], ["22:00-06:00"]);
        Assert.Equal(
            [false, true, false, false],
            new[] { "2025-05-01T05:59", "2025-05-01T06:00", "2025-05-02T23:00", "2025-05-06T12:00" }
                .Select(time => calendar.Holds(Local(time))));
    }

    [Fact]
    public void Holds_OnlyExceptions_IsAllTheRest()
    {
        var calendar = Calendar([], ["06:00-22:00"]);
        Assert.True(calendar.Holds(Local("2026-03-01T23:00")));
        Assert.False(calendar.Holds(Local("2026-03-01T12:00")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("06:00")]
    [InlineData("6:00-7:00")]
    [InlineData("06:00 - 07:00")]
    [InlineData("06:00-06:00")]
    [InlineData("24:00-06:00")]
    [InlineData("06:00-24:01")]
    [InlineData("06:60-07:00")]
    [InlineData("25:00-07:00")]
    [InlineData("-6:00-07:00")]
    [InlineData("monday 06:00-07:00")]
    [InlineData("mon, fri 06:00-07:00")]
    [InlineData("mon- 06:00-07:00")]
    [InlineData("Mon 06:00-07:00")]
    [InlineData(" 06:00-07:00")]
    [InlineData("2026-10-01/2026-10-08")]
    [InlineData("2026-10-08T00:00/2026-10-01T00:00")]
    [InlineData("2026-10-01T00:00/2026-10-01T00:00")]
    [InlineData("2026-02-30T00:00/2026-10-01T00:00")]
    [InlineData("2026-10-01T00:00Z/2026-10-08T00:00Z")]
    [InlineData("2026-10-01T00:00/2026-10-02T00:00/2026-10-03T00:00")]
    public void TryParse_WrongWindow_QuotesIt(string window)
    {
        Assert.False(FenceCalendar.TryParse([], [window], "+08:00", out var calendar, out var error));
        Assert.Null(calendar);
        Assert.StartsWith($"'{window}' is no window such as ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("+8:00")]
    [InlineData("+14:01")]
    [InlineData("+23:00")]
    [InlineData("+08:60")]
    [InlineData("Asia/Shanghai")]
    public void TryParse_WrongOffset_SaysSo(string offset)
    {
        Assert.False(FenceCalendar.TryParse(["00:00-06:00"], [], offset, out _, out var error));
        Assert.Contains("'+08:00'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_TooManyWindows_SaysHowManyMayBe()
    {
        var windows = Enumerable.Repeat("00:00-06:00", FenceCalendar.MaximumWindows + 1).ToList();
        Assert.False(FenceCalendar.TryParse(windows, [], "+08:00", out _, out var error));
        Assert.Equal("there are more than 64 windows", error);
        Assert.True(FenceCalendar.TryParse(windows[1..], windows[1..], "+08:00", out _, out _));
    }

    [Fact]
    public void Equals_SameText_IsEqual()
    {
        Assert.Equal(Calendar(["00:00-06:00"], []), Calendar(["00:00-06:00"], []));
        Assert.NotEqual(Calendar(["00:00-06:00"], []), Calendar([], ["00:00-06:00"]));
    }

    private static FenceCalendar Calendar(IReadOnlyList<string> windows, IReadOnlyList<string> except) =>
        FenceCalendar.TryParse(windows, except, "+08:00", out var calendar, out var error)
            ? calendar
            : throw new InvalidOperationException(error);

    private static DeviceTime Local(string time) => DeviceTime.From(
        new DateTimeOffset(DateTime.Parse(time, CultureInfo.InvariantCulture), TimeSpan.FromHours(8)));
}

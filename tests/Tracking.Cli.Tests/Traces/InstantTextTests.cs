using Google.Protobuf.WellKnownTypes;
using Tracking.Client.Traces;

namespace Tracking.Cli.Tests.Traces;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2018-08-04T02:29:30Z", "2018-08-04T02:29:30Z")]
    [InlineData("2018-08-04t02:29:30z", "2018-08-04T02:29:30Z")]
    [InlineData("2018-08-04 02:29:30.5Z", "2018-08-04T02:29:30.500Z")]
    [InlineData("2018-08-04T10:29:30+08:00", "2018-08-04T02:29:30Z")]
    [InlineData("2018-08-03T22:29:30-04:00", "2018-08-04T02:29:30Z")]
    [InlineData("2018-08-04T02:29Z", "2018-08-04T02:29:00Z")]
    [InlineData("2018-08-04T02:29:30.0000001Z", "2018-08-04T02:29:30.0000001Z")]
    public void TryParse_TimeWithItsZone_IsReadAndWrittenInUtc(string text, string utc)
    {
        Assert.True(InstantText.TryParse(text, out var instant));
        Assert.Equal(utc, InstantText.Format(Timestamp.FromDateTimeOffset(instant)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2018-08-04")]
    [InlineData("2018-08-04Z")]
    [InlineData("2018-08-04T02:29:30")]
    [InlineData("2018-08-04T25:29:30Z")]
    [InlineData("2018-02-30T02:29:30Z")]
    [InlineData("04/08/2018 02:29:30Z")]
    [InlineData("2018-08-04T02:29:30 Beijing")]
    [InlineData("1533349770")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(InstantText.TryParse(text, out _));
}

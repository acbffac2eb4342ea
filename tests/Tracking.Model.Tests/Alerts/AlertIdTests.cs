using Tracking.Model.Alerts;
using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Alerts;

public sealed class AlertIdTests
{
    private const string Speeding = "54a7a9e33c1b498424cbfc631c56c7d8";

    // Ids are stored and known to clients. Computed outside this program: SHA-256 over the four parts, one a line.
    [Theory]
    [InlineData("甘A12345-2", "speeding", null, 1_772_323_200_000, Speeding)]
    [InlineData("甘A12345-2", "geofence", "depot-7", 1_772_323_200_000, "e72ed9a7ab56549330b31a0cc310e36a")]
    [InlineData("truck:1", "speeding", null, -1, "18a2c16636944bbd7a493e066517581d")]
    public void Of_KnownEpisode_IsTheGoldenId(string subject, string rule, string? alertObject, long start, string expected) =>
        Assert.Equal(expected, AlertId.Of(subject, rule, alertObject, new DeviceTime(start)).Value);

    [Fact]
    public void Of_AnyOtherPart_IsAnotherId()
    {
        var start = new DeviceTime(1_000);
        AlertId[] ids =
        [
            AlertId.Of("a", "speeding", null, start),
            AlertId.Of("b", "speeding", null, start),
            AlertId.Of("a", "geofence", null, start),
            AlertId.Of("a", "speeding", "x", start),
            AlertId.Of("a", "speeding", null, new DeviceTime(1_001)),
            AlertId.Of("aspeeding", "", null, start),
            AlertId.Of("", "aspeeding", null, start),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Parse_Value_ComesBack()
    {
        var id = AlertId.Of("甘A12345-2", "speeding", null, new DeviceTime(1_772_323_200_000));

        Assert.Equal(id, AlertId.Parse(id.Value));
        Assert.Equal(Speeding, id.ToString());
        Assert.True(AlertId.TryParse(Speeding, out var parsed));
        Assert.Equal(id, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("54a7a9e33c1b498424cbfc631c56c7d")]
    [InlineData("54a7a9e33c1b498424cbfc631c56c7d80")]
    [InlineData("54A7A9E33C1B498424CBFC631C56C7D8")]
    [InlineData("54a7a9e33c1b498424cbfc631c56c7dg")]
    [InlineData("54a7a9e33c1b498424cbfc631c56c7d٣")]
    public void TryParse_NotThirtyTwoLowerCaseDigits_Refuses(string? text)
    {
        Assert.False(AlertId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Throws<FormatException>(() => AlertId.Parse(text!));
    }

    [Fact]
    public void Value_Default_NamesNoAlert() => Assert.Throws<InvalidOperationException>(() => default(AlertId).Value);
}

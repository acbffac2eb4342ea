using Tracking.Geo.Fences;
using Tracking.Geo.Tests.GeoJson;
using Tracking.Model.Fences;

namespace Tracking.Geo.Tests.Fences;

public sealed class FenceConditionsTests
{
    [Fact]
    public void TryRead_AllConditions_AreRead()
    {
        var fence = Read("""
            {"id":"a","calendar":["00:00-06:00"],"calendar_except":["sun 00:00-24:00"],"utc_offset":"+09:00","dwell_s":60,
             "max_inside_s":3600,"exempt_vehicles":["赣A12345-2"],"exempt_companies":["ACME"]}
            """);
        Assert.Equal(["00:00-06:00"], fence.Calendar?.Windows);
        Assert.Equal(["sun 00:00-24:00"], fence.Calendar?.Except);
        Assert.Equal("+09:00", fence.Calendar?.UtcOffset);
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)), (fence.Dwell, fence.MaximumInside));
        Assert.Equal(["赣A12345-2"], fence.ExemptVehicles);
        Assert.Equal(["ACME"], fence.ExemptCompanies);
    }

    [Fact]
    public void TryRead_None_HoldsAlwaysAndForAll()
    {
        var fence = Read("""{"id":"a","calendar":[],"utc_offset":"+09:00"}""");
        Assert.Equal((null, null, null), (fence.Calendar, fence.Dwell, fence.MaximumInside));
        Assert.Empty(fence.ExemptVehicles);
    }

    [Fact]
    public void TryRead_CalendarWithoutOffset_IsChinas() =>
        Assert.Equal("+08:00", Read("""{"id":"a","calendar":["00:00-06:00"]}""").Calendar?.UtcOffset);

    [Theory]
    [InlineData(
        """{"id":"a","calendar":["never"]}""",
        "the calendar cannot be read: 'never' is no window such as '00:00-06:00', 'mon-fri 22:00-06:00' or "
        + "'2026-10-01T00:00/2026-10-08T00:00'")]
    [InlineData("""{"id":"a","calendar":"00:00-06:00"}""", "'calendar' must be an array of texts")]
    [InlineData(
        """{"id":"a","calendar":["00:00-06:00"],"utc_offset":"8"}""",
        "the calendar cannot be read: the UTC offset must be hours and minutes such as '+08:00', at most 14 hours")]
    [InlineData("""{"id":"a","dwell_s":3601}""", "'dwell_s' must be a whole number from 0 to 3600, in seconds")]
    [InlineData("""{"id":"a","dwell_s":1.5}""", "'dwell_s' must be a whole number from 0 to 3600, in seconds")]
    [InlineData("""{"id":"a","max_inside_s":0}""", "'max_inside_s' must be a whole number from 1 to 2592000, in seconds")]
    [InlineData("""{"id":"a","exempt_vehicles":[" "]}""", "'exempt_vehicles' must hold at most 1000 texts of 1 to 100 characters")]
    public void TryRead_WrongCondition_SaysWhich(string properties, string text)
    {
        var json = Documents.Bytes(Documents.Collection(Documents.Feature(Documents.Square, properties)));
        Assert.False(FenceImport.TryRead(json, out _, out var error));
        Assert.Equal($"feature 0: {text}", error.ToString());
    }

    private static FenceDefinition Read(string properties)
    {
        var json = Documents.Bytes(Documents.Collection(Documents.Feature(Documents.Square, properties)));
        return FenceImport.TryRead(json, out var fences, out var error)
            ? Assert.Single(fences)
            : throw new InvalidOperationException(error.ToString());
    }
}

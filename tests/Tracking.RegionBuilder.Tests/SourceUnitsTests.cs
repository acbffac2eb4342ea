namespace Tracking.RegionBuilder.Tests;

public sealed class SourceUnitsTests
{
    [Theory]
    [InlineData("CN-GS", "620000")]
    [InlineData("CN-SN", "610000")]
    [InlineData("CN-SX", "140000")]
    [InlineData("HK-X16~", "810000")]
    [InlineData("TW-PEN", "710000")]
    [InlineData("TW-KIN", "350000")]
    [InlineData("CF-HK", null)]
    [InlineData("US-MO", null)]
    [InlineData("", null)]
    public void FindProvince_IsoCode_GivesCodeOfGbt2260(string iso, string? code) =>
        Assert.Equal(code, SourceUnits.FindProvince(iso));

    [Fact]
    public void Province_All_AreThe34UnitsByCode()
    {
        var codes = Province.All.Select(static province => province.Code).ToArray();
        Assert.Equal(34, codes.Distinct().Count());
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }
}

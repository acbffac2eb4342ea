using Tracking.Geo.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Tests.Regions;

public sealed class ChinesePlatesTests
{
    // Each character of a plate's first place with its province of GB/T 2260, as in GA 36.
    [Theory]
    [InlineData("京津冀晋蒙", "110000 120000 130000 140000 150000")]
    [InlineData("辽吉黑", "210000 220000 230000")]
    [InlineData("沪苏浙皖闽赣鲁", "310000 320000 330000 340000 350000 360000 370000")]
    [InlineData("豫鄂湘粤桂琼", "410000 420000 430000 440000 450000 460000")]
    [InlineData("渝川贵云藏", "500000 510000 520000 530000 540000")]
    [InlineData("陕甘青宁新", "610000 620000 630000 640000 650000")]
    [InlineData("台港澳", "710000 810000 820000")]
    public void FindHomeRegion_FirstCharacter_GivesItsProvince(string characters, string codes) => Assert.Equal(
        codes.Split(' '),
        characters.Select(static character => ChinesePlates.FindHomeRegion(VehicleId.Parse($"{character}A12345-2"))));

    [Theory]
    [InlineData("赣AF12345-4", "360000")] // new energy, eight characters
    [InlineData("赣A12345", "360000")] // without a colour
    [InlineData("冀A1234挂-2", "130000")] // semi-trailer
    [InlineData("京A1234学-2", "110000")]
    [InlineData("粤Z1234港-3", "810000")]
    [InlineData("粤Z1234澳-3", "820000")]
    [InlineData("粤Z12345-2", "440000")]
    [InlineData("粤A1234港-3", "440000")]
    [InlineData("AA00002", null)]
    [InlineData("bus-17", null)]
    [InlineData("赣", null)]
    [InlineData("赣-2", null)]
    [InlineData("赣a12345-2", null)]
    [InlineData("赣南车队", null)]
    [InlineData("京剧团1号", null)]
    public void FindHomeRegion_Plate_IsToldFromOtherIds(string id, string? code) =>
        Assert.Equal(code, ChinesePlates.FindHomeRegion(VehicleId.Parse(id)));
}

using Tracking.Model.Drivers;
using Tracking.Model.Vehicles;

namespace Tracking.Model.Tests.Drivers;

public sealed class DriverIdTests
{
    [Theory]
    [InlineData("D1")]
    [InlineData("362101198001011234")]
    [InlineData("张三-1")]
    public void TryParse_Id_IsTaken(string text)
    {
        Assert.True(DriverId.TryParse(text, out var id));
        Assert.Equal(text, id.Value);
        Assert.Null(id.UnknownAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("unknown@V1")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void TryParse_NoId_IsRefused(string? text) => Assert.False(DriverId.TryParse(text, out _));

    [Fact]
    public void Unknown_Vehicle_ComesBack()
    {
        var vehicle = VehicleId.Parse("甘A12345-2");
        var id = DriverId.Parse(DriverId.Unknown(vehicle).Value);
        Assert.Equal("unknown@甘A12345-2", id.ToString());
        Assert.Equal(vehicle, id.UnknownAt);
    }

    [Theory]
    [InlineData("unknown@")]
    [InlineData("unknown@a b")]
    [InlineData("a@b")]
    public void Parse_NoId_Throws(string text) => Assert.Throws<FormatException>(() => DriverId.Parse(text));
}

using Tracking.Model.Vehicles;

namespace Tracking.Model.Tests.Vehicles;

public sealed class VehicleIdTests
{
    [Theory]
    [InlineData("甘A12345-2")]
    [InlineData("粤Z1234港-3")]
    [InlineData("京AD12345-4")]
    [InlineData("赣M1234挂-2")]
    [InlineData("fleet_7:truck.12")]
    [InlineData("1")]
    [InlineData("ÄÖ-ß")]
    public void Parse_LettersDigitsAndFourSigns_KeepsTheText(string text)
    {
        Assert.True(VehicleId.TryParse(text, out var id));
        Assert.Equal(text, id.Value);
        Assert.Equal(text, id.ToString());
        Assert.Equal(id, VehicleId.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("甘A 12345")]
    [InlineData("甘A·12345")]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    [InlineData("a=b")]
    [InlineData("a'b")]
    [InlineData("a\0")]
    [InlineData("🚚1")]
    public void TryParse_AnyOtherCharacter_Refuses(string? text)
    {
        Assert.False(VehicleId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Throws<FormatException>(() => VehicleId.Parse(text!));
    }

    [Fact]
    public void TryParse_SixtyFourCharacters_IsTheLongest()
    {
        Assert.True(VehicleId.TryParse(new string('x', 64), out _));
        Assert.False(VehicleId.TryParse(new string('x', 65), out _));
    }

    [Fact]
    public void Equality_OtherCase_Differs() => Assert.NotEqual(VehicleId.Parse("a1"), VehicleId.Parse("A1"));

    [Fact]
    public void Value_Default_NamesNoVehicle() => Assert.Throws<InvalidOperationException>(() => default(VehicleId).Value);
}

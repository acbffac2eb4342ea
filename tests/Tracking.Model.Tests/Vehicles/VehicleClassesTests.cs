using Tracking.Model.Vehicles;

namespace Tracking.Model.Tests.Vehicles;

public sealed class VehicleClassesTests
{
    [Fact]
    public void Code_EveryClass_HasOneOfItsOwnThatComesBack()
    {
        var classes = Enum.GetValues<VehicleClass>();

        Assert.Equal(classes.Select(static vehicleClass => vehicleClass.Code()), VehicleClasses.AllCodes);
        Assert.Equal(classes.Length, VehicleClasses.AllCodes.Distinct().Count());
        Assert.All(classes, static vehicleClass =>
        {
            Assert.True(VehicleClasses.TryParse(vehicleClass.Code(), out var parsed));
            Assert.Equal(vehicleClass, parsed);
        });
    }

    // Files, commands and rule packs of others hold these words.
    [Fact]
    public void AllCodes_AreThePublishedOnes() => Assert.Equal(
        ["other", "coach", "tour-coach", "hazmat", "heavy-truck", "semi-trailer-tractor", "school-bus", "van"],
        VehicleClasses.AllCodes);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Coach")]
    [InlineData("coach ")]
    [InlineData("tourcoach")]
    public void TryParse_AnyOtherText_Refuses(string? code)
    {
        Assert.False(VehicleClasses.TryParse(code, out var vehicleClass));
        Assert.Equal(default, vehicleClass);
    }

    [Fact]
    public void Code_NumberWithoutAClass_Refuses() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((VehicleClass)8).Code());
}

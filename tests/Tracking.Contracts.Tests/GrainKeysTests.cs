using Tracking.Model.Vehicles;

namespace Tracking.Contracts.Tests;

public sealed class GrainKeysTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("01")]
    [InlineData("cafe")]
    [InlineData("赣A12345-2")]
    [InlineData("d3b07384d113edec49eaa6238ad5ff00")]
    public void Vehicle_AnyId_ComesBackAndNeverReadsAsANumber(string id)
    {
        var key = GrainKeys.Vehicle(VehicleId.Parse(id));
        Assert.Equal(id, GrainKeys.VehicleOf(key).Value);
        Assert.False(char.IsAsciiHexDigit(key[0]), key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("赣运集团 / 1")]
    public void Fleet_AnyName_ComesBack(string company) => Assert.Equal(company, GrainKeys.FleetOf(GrainKeys.Fleet(company)));

    [Fact]
    public void Region_Code_ComesBack() => Assert.Equal("360000", GrainKeys.RegionOf(GrainKeys.Region("360000")));
}

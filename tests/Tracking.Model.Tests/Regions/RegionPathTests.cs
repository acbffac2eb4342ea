using Tracking.Model.Regions;

namespace Tracking.Model.Tests.Regions;

public class RegionPathTests
{
    private static readonly RegionPath Nanchang = RegionPath.Of([("province", "360000"), ("city", "360100")]);

    [Fact]
    public void Of_TwoLevels_IsWrittenFromTheLargest()
    {
        Assert.Equal("province=360000/city=360100", Nanchang.ToString());
        Assert.Equal([("province", "360000"), ("city", "360100")], Nanchang.Regions());
        Assert.Equal("360100", Nanchang.MostSpecificCode);
        Assert.False(Nanchang.IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("province=360000")]
    [InlineData("province=360000/city=360100")]
    [InlineData("国=中国/省=江西")]
    public void Parse_StoredForm_ComesBack(string text)
    {
        var path = RegionPath.Parse(text);

        Assert.Equal(text, path.ToString());
        Assert.Equal(path, RegionPath.Of(path.Regions()));
    }

    [Fact]
    public void Empty_HoweverItWasMade_IsOneValue()
    {
        Assert.Equal(RegionPath.Empty, RegionPath.Of([]));
        Assert.Equal(RegionPath.Empty, RegionPath.Parse(""));
        Assert.Equal(RegionPath.Empty, RegionPath.Parse(null!));
        Assert.Equal(RegionPath.Empty, default);
        Assert.True(RegionPath.Empty.IsEmpty);
        Assert.Null(RegionPath.Empty.MostSpecificCode);
        Assert.Empty(RegionPath.Empty.Regions());
        Assert.Equal("", RegionPath.Empty.ToString());
    }

    [Theory]
    [InlineData("", "360000")]
    [InlineData("province", "")]
    [InlineData("pro/vince", "360000")]
    [InlineData("pro=vince", "360000")]
    [InlineData("province", "36/0000")]
    [InlineData("province", "36=0000")]
    public void Of_PartThatWouldNotComeBack_Refuses(string level, string code) =>
        Assert.Throws<ArgumentException>(() => RegionPath.Of([(level, code)]));

    [Theory]
    [InlineData("province", true)]
    [InlineData("city", true)]
    [InlineData("county", false)]
    [InlineData("prov", false)]
    [InlineData("360000", false)]
    public void HasLevel_ByWholeName_IsExact(string level, bool expected) => Assert.Equal(expected, Nanchang.HasLevel(level));

    [Theory]
    [InlineData("360000", true)]
    [InlineData("360100", true)]
    [InlineData("36010", false)]
    [InlineData("60000", false)]
    [InlineData("3600001", false)]
    [InlineData("province", false)]
    public void HasCode_ByWholeCode_IsExact(string code, bool expected) => Assert.Equal(expected, Nanchang.HasCode(code));

    [Fact]
    public void HasCode_NoRegion_HasNone() => Assert.False(RegionPath.Empty.HasCode("360000"));

    [Fact]
    public void Equality_OtherOrder_Differs() =>
        Assert.NotEqual(Nanchang, RegionPath.Of([("city", "360100"), ("province", "360000")]));
}

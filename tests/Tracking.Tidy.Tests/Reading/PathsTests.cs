namespace Tracking.Tidy.Tests.Reading;

public sealed class PathsTests
{
    [Theory]
    [InlineData("src/A", "../B/B.csproj", "src/B/B.csproj")]
    [InlineData("src", "./x", "src/x")]
    [InlineData("", "a", "a")]
    [InlineData("src", "../../x", null)]
    public void Combine_RelativePath_IsResolved(string folder, string relative, string? expected) =>
        Assert.Equal(expected, Paths.Combine(folder, relative));

    [Fact]
    public void IsUnder_FolderWithTheSameBeginning_IsNotIt()
    {
        Assert.False(Paths.IsUnder("src/AB/x.cs", "src/A"));
        Assert.True(Paths.IsUnder("src/A/x.cs", "src/A"));
    }
}

namespace Tracking.Tidy.Tests.Reading;

public sealed class IgnoredPathsTests
{
    private readonly IgnoredPaths _ignored = new(["# built", "bin/", "", "/data/", "/.packages.props", "*.user"]);

    [Theory]
    [InlineData("src/A/bin")]
    [InlineData("data")]
    [InlineData(".packages.props")]
    [InlineData("src/A/A.csproj.user")]
    [InlineData(".git")]
    public void Contains_WhatGitLeavesOut_IsTrue(string path) => Assert.True(_ignored.Contains(path));

    [Theory]
    [InlineData("src/data")]
    [InlineData("src/A/binary")]
    [InlineData("src")]
    public void Contains_WhatGitKeeps_IsFalse(string path) => Assert.False(_ignored.Contains(path));
}

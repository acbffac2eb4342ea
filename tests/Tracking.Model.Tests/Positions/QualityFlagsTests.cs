using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Positions;

public sealed class QualityFlagsTests
{
    // Stored with every position: a number never changes its meaning.
    [Fact]
    public void Numbers_AreTheStoredOnes() => Assert.Equal(
        [
            ("None", 0), ("Zero", 1), ("Future", 2), ("Stale", 4), ("SameTime", 8), ("Jump", 16), ("Unjudged", 32),
            ("Frozen", 64),
        ],
        Enum.GetValues<QualityFlags>().Select(static flag => (flag.ToString(), (int)flag)));
}

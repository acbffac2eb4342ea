using Tracking.Model.Fences;

namespace Tracking.Model.Tests.Fences;

public sealed class FenceAlertsTests
{
    // Stored with every fence: a number never changes its meaning.
    [Fact]
    public void Numbers_AreTheStoredOnes() => Assert.Equal(
        [("None", 0), ("Enter", 1), ("Exit", 2), ("NoGo", 4)],
        Enum.GetValues<FenceAlerts>().Select(static alert => (alert.ToString(), (int)alert)));
}

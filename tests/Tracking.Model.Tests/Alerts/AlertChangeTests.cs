using Tracking.Model.Alerts;

namespace Tracking.Model.Tests.Alerts;

public sealed class AlertChangeTests
{
    // Stored with every revision: a number never changes its meaning.
    [Fact]
    public void Numbers_AreTheStoredOnes() => Assert.Equal(
        [("Raised", 1), ("Severity", 2), ("Ended", 3), ("Corrected", 4), ("Withdrawn", 5)],
        Enum.GetValues<AlertChange>().Select(static change => (change.ToString(), (int)change)));
}

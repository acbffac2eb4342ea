using Tracking.Model.Alerts;

namespace Tracking.Model.Tests.Alerts;

public sealed class AlertStateTests
{
    // Stored with every revision: a number never changes its meaning.
    [Fact]
    public void Numbers_AreTheStoredOnes() => Assert.Equal(
        [("Open", 1), ("Closed", 2), ("Withdrawn", 3)],
        Enum.GetValues<AlertState>().Select(static state => (state.ToString(), (int)state)));
}

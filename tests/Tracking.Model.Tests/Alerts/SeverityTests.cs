using Tracking.Model.Alerts;

namespace Tracking.Model.Tests.Alerts;

public sealed class SeverityTests
{
    // Stored with every revision, and compared: a graver one has the greater number.
    [Fact]
    public void Numbers_AreTheStoredOnesFromLightToGrave() => Assert.Equal(
        [("Info", 1), ("Minor", 2), ("Major", 3), ("Critical", 4)],
        Enum.GetValues<Severity>().Select(static severity => (severity.ToString(), (int)severity)));
}

using Tracking.Api.Servers;

namespace Tracking.Api.Tests.Servers;

public sealed class BuildInfoTests
{
    [Fact]
    public void Current_ThisBuild_NamesTheAssembliesThatAreLoaded()
    {
        // The stand-ins carry their own name; the packages do not.
        var usesStandIns = typeof(IGrainFactory).Assembly.GetName().Name!.StartsWith("Tracking.Compat", StringComparison.Ordinal);

        Assert.Equal(usesStandIns ? "stand-ins" : "packages", BuildInfo.Current.Build);
        Assert.Matches(@"^\d+\.\d+\.\d+$", BuildInfo.Current.Version);
    }
}

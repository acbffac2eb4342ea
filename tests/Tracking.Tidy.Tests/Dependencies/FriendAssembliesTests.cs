using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Dependencies;

public sealed class FriendAssembliesTests
{
    [Fact]
    public void Repository_Internals_AreShownToOwnTestsOnly() =>
        ExceptionList.Hold("Dependencies/FriendAssemblies", FriendAssemblies.Find(Checkout.Current));

    [Fact]
    public void Find_ForeignFriend_IsFound() =>
        Assert.Equal(
            "src/Tracking.Geo/Tracking.Geo.csproj Tracking.Rules",
            Assert.Single(FriendAssemblies.Find(Checkout.Of((
                "src/Tracking.Geo/Tracking.Geo.csproj",
                """<Project><InternalsVisibleTo Include="Tracking.Geo.Tests;Tracking.Rules" /></Project>""")))).Key);
}

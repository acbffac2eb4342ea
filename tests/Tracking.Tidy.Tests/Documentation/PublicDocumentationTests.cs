using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

public sealed class PublicDocumentationTests
{
    private const string Asking = "<Project><TrackingPublicApi>true</TrackingPublicApi></Project>";

    [Fact]
    public void Repository_PublicLibraries_AreDocumented() =>
        ExceptionList.Hold("Documentation/PublicDocumentation", PublicDocumentation.Find(Checkout.Current));

    [Theory]
    [InlineData("<Project />", "", "src/Tracking.Geo/Tracking.Geo.csproj")]
    [InlineData("<Project><TrackingPublicApi>true</TrackingPublicApi><NoWarn>CS1591</NoWarn></Project>", "",
        "src/Tracking.Geo/Tracking.Geo.csproj CS1591")]
    [InlineData(Asking, "/// <summary></summary>\nclass A;", "src/Tracking.Geo/A.cs summary")]
    [InlineData(Asking, "/// <summary>\n/// .\n/// </summary>\nclass A;", "src/Tracking.Geo/A.cs summary")]
    [InlineData(Asking, "#pragma warning disable CS1591\nclass A;", "src/Tracking.Geo/A.cs CS1591")]
    public void Find_NothingSaid_IsFound(string project, string source, string key) =>
        Assert.Equal(key, Assert.Single(PublicDocumentation.Find(Sample(project, source))).Key);

    [Theory]
    [InlineData("/// <summary>What it is.</summary>\nclass A;")]
    [InlineData("/// <summary><inheritdoc cref=\"B\"/></summary>\nclass A;")]
    [InlineData("class A;")]
    public void Find_SomethingSaid_IsLeft(string source) =>
        Assert.Empty(PublicDocumentation.Find(Sample(Asking, source)));

    private static Checkout Sample(string project, string source) =>
        Checkout.Of(("src/Tracking.Geo/Tracking.Geo.csproj", project), ("src/Tracking.Geo/A.cs", source));
}

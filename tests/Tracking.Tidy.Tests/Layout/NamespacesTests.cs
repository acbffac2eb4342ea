using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Layout;

public sealed class NamespacesTests
{
    [Fact]
    public void Repository_Namespaces_AreProjectAndFolders() =>
        ExceptionList.Hold("Layout/Namespaces", Namespaces.Find(Checkout.Current));

    [Theory]
    [InlineData("namespace Tracking.Geo; class A;", 1)]
    [InlineData("namespace Tracking.Geo.Fences { class A; }", 1)]
    [InlineData("class A;", 1)]
    [InlineData("namespace Tracking.Geo.Fences; class A;", 0)]
    [InlineData("return 1;", 0)]
    public void Find_NamespaceOfAFolder_IsCompared(string source, int found) =>
        Assert.Equal(found, Namespaces.Find(Sample("<Project />", source)).Count());

    [Fact]
    public void Find_RootNamespaceOfTheProject_IsTaken() =>
        Assert.Empty(
            Namespaces.Find(Sample("<Project><RootNamespace>X</RootNamespace></Project>", "namespace X.Fences;")));

    private static Checkout Sample(string project, string source) =>
        Checkout.Of(("src/Tracking.Geo/Tracking.Geo.csproj", project), ("src/Tracking.Geo/Fences/A.cs", source));
}

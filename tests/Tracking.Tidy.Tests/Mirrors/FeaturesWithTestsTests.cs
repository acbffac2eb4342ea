using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Mirrors;

public sealed class FeaturesWithTestsTests
{
    private const string Code = "class A { void F() { } }";

    [Fact]
    public void Repository_Features_HaveTests() =>
        ExceptionList.Hold("Mirrors/FeaturesWithTests", FeaturesWithTests.Find(Checkout.Current));

    [Fact]
    public void Find_FeatureWithoutTest_IsFound() =>
        Assert.Equal(
            "src/P/Fences",
            Assert.Single(FeaturesWithTests.Find(Sample("src/P/Fences/Deep/A.cs", Code, "Roads"))).Path);

    [Fact]
    public void Find_FeatureWithTest_IsLeft() =>
        Assert.Empty(FeaturesWithTests.Find(Sample("src/P/Fences/A.cs", Code, "Fences/Deep")));

    [Fact]
    public void Find_FeatureThatOnlyDeclares_IsLeft() =>
        Assert.Empty(FeaturesWithTests.Find(Sample("src/P/Fences/IA.cs", "interface IA { void F(); }", "Roads")));

    private static Checkout Sample(string path, string source, string testFolder) =>
        Checkout.Of(
            ("src/P/P.csproj", "<Project />"), (path, source), ("tests/P.Tests/P.Tests.csproj", "<Project />"),
            ($"tests/P.Tests/{testFolder}/ATests.cs", "class T { [Fact] void F() { } }"));
}

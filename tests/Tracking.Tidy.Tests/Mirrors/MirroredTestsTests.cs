using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Mirrors;

public sealed class MirroredTestsTests
{
    [Fact]
    public void Repository_TestFiles_MirrorTheSources() =>
        FigureList.Hold(MirroredTests.Prefix, MirroredTests.Measure(Checkout.Current));

    [Fact]
    public void Measure_TestsAstray_LowerTheShareAndAreNamed()
    {
        var figure = Assert.Single(MirroredTests.Measure(Checkout.Of(
            ("src/P/P.csproj", "<Project />"), ("src/P/A/X.cs", ""), ("src/P/A/IStore.cs", ""),
            ("tests/P.Tests/P.Tests.csproj", "<Project />"),
            ("tests/P.Tests/A/XTests.cs", ""), ("tests/P.Tests/A/StoreContract.cs", "class C { [Fact] void F() { } }"),
            ("tests/P.Tests/A/Harness.cs", "class Harness;"), ("tests/P.Tests/XTests.cs", ""))));
        Assert.Equal(66, figure.Value);
        Assert.EndsWith("name: tests/P.Tests/XTests.cs", figure.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_TestsOfAProjectThatShowsItsInternals_MirrorItToo() =>
        Assert.Equal(
            100,
            Assert.Single(MirroredTests.Measure(Checkout.Of(
                ("src/P/P.csproj", "<Project />"), ("src/Q/X.cs", ""),
                ("src/Q/Q.csproj", """<Project><InternalsVisibleTo Include="P.Tests" /></Project>"""),
                ("tests/P.Tests/P.Tests.csproj", "<Project />"), ("tests/P.Tests/XTests.cs", "")))).Value);

    [Fact]
    public void Measure_TestsOfAStandIn_AreLeftOut() =>
        Assert.Empty(MirroredTests.Measure(Checkout.Of(
            ("src/Compat/P/P.csproj", "<Project />"), ("tests/P.Tests/P.Tests.csproj", "<Project />"),
            ("tests/P.Tests/XTests.cs", ""))));
}

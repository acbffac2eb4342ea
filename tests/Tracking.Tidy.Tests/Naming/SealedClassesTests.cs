using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Naming;

public sealed class SealedClassesTests
{
    [Fact]
    public void Repository_Classes_AreMostlyClosed() =>
        FigureList.Hold(SealedClasses.Prefix, SealedClasses.Measure(Checkout.Current));

    [Fact]
    public void Measure_OpenClasses_LowerTheShareAndAreNamed()
    {
        var figure = Assert.Single(SealedClasses.Measure(Checkout.Of(
            ("src/A.cs", "sealed class A { class Open; static class C; } interface I; record struct S; struct T;"),
            ("src/B.cs", "abstract class B;\nrecord Open;"))));
        Assert.Equal(("sealed/src-percent", 60), (figure.Name, figure.Value));
        Assert.EndsWith("src/A.cs:1, src/B.cs:2", figure.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_PartsOfOneClass_CountOnce() =>
        Assert.Equal(
            100,
            Assert.Single(SealedClasses.Measure(Checkout.Of(
                ("src/A.cs", "sealed partial class A;"), ("src/A.Log.cs", "partial class A;")))).Value);
}

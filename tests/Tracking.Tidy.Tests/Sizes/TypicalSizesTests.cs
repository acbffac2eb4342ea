using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Sizes;

public sealed class TypicalSizesTests
{
    [Fact]
    public void Repository_TypicalSizes_NeverGrow() =>
        FigureList.Hold(TypicalSizes.Prefix, TypicalSizes.Measure(Checkout.Current));

    [Fact]
    public void Measure_TenFiles_TakesMedianAndNinthOfTen()
    {
        var files = Enumerable.Range(1, 10).Select(static n => ($"src/P/{n}.cs", new string('\n', n)));
        var figures = TypicalSizes.Measure(Checkout.Of([.. files])).ToList();
        Assert.Equal(
            [("size/src/file-median", 5), ("size/src/file-p90", 9)],
            figures.Select(static figure => (figure.Name, figure.Value)));
        Assert.Contains("src/P/10.cs", figures[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_Functions_AreCountedFromSignatureToEnd()
    {
        var checkout = Checkout.Of(("src/P/A.cs", "class A\n{\n  void B()\n  {\n  }\n}"));
        Assert.Contains(
            ("size/src/function-median", 3),
            TypicalSizes.Measure(checkout).Select(static figure => (figure.Name, figure.Value)));
    }
}

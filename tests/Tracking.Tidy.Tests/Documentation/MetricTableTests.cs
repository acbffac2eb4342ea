using Tracking.Tidy.Tests.Ratchets;
using Tracking.Tidy.Tests.Reading;

namespace Tracking.Tidy.Tests.Documentation;

public sealed class MetricTableTests
{
    private const string Meter = """class A { object _a = meter.CreateCounter<long>("tracking.a", "{a}", "As."); }""";

    [Fact]
    public void Repository_Metrics_StandInTheTable() =>
        ExceptionList.Hold("Documentation/MetricTable", MetricTable.Find(Checkout.Current));

    [Fact]
    public void Find_MetricWithItsRow_IsLeft() =>
        Assert.Empty(MetricTable.Find(Checkout.Of(("src/A.cs", Meter), (MetricTable.Path, "| `tracking.a` | counter |"))));

    [Fact]
    public void Find_MetricWithoutARow_IsFound() =>
        Assert.Equal(
            "src/A.cs tracking.a",
            Assert.Single(MetricTable.Find(Checkout.Of(("src/A.cs", Meter), (MetricTable.Path, "")))).Key);

    [Fact]
    public void Find_RowWithoutAMetric_IsFound() =>
        Assert.Equal(
            $"{MetricTable.Path} tracking.b",
            Assert.Single(MetricTable.Find(Checkout.Of((MetricTable.Path, "\n| `tracking.b` | counter |")))).Key);

    [Fact]
    public void Find_MetricOfATest_IsLeft() =>
        Assert.Empty(MetricTable.Find(Checkout.Of(("tests/A.cs", Meter), (MetricTable.Path, ""))));
}

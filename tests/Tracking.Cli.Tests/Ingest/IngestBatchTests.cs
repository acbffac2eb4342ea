using Tracking.Client.Ingest;
using Tracking.Client.Traces;
using Tracking.V1;

namespace Tracking.Cli.Tests.Ingest;

public sealed class IngestBatchTests
{
    [Fact]
    public void Add_ToAFullBatch_IsAnErrorOfTheCaller()
    {
        var batch = new IngestBatch(maximumRows: 1);
        batch.Add(Row(content: "x"));

        Assert.True(batch.IsFull);
        Assert.Throws<InvalidOperationException>(() => batch.Add(Row(content: "x")));
    }

    [Fact]
    public void IsFull_BySize_HoweverFewRows()
    {
        var batch = new IngestBatch(IngestBatch.MaximumRows);
        var row = Row(content: new string('x', IngestBatch.MaximumBytes / 2));
        batch.Add(row);
        Assert.False(batch.IsFull);
        batch.Add(row);

        Assert.True(batch.IsFull);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(IngestBatch.MaximumRows + 1)]
    public void New_OutsideTheProtocolsLimit_IsRefused(int rows) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IngestBatch(rows));

    private static TraceRow Row(string content) => new("trace.csv", new UnreadableRow { Line = 1, Content = content });
}

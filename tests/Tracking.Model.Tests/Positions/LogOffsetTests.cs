using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Positions;

public sealed class LogOffsetTests
{
    [Fact]
    public void Start_IsBeforeTheFirstFactOfWriterZero() => Assert.Equal(new LogOffset(0, 0), LogOffset.Start);

    [Fact]
    public void Equality_AnotherWriter_Differs() => Assert.NotEqual(new LogOffset(0, 1), new LogOffset(1, 1));

    [Fact]
    public void ToString_AnyOffset_IsWriterColonNumber() => Assert.Equal("2:1234567", new LogOffset(2, 1_234_567).ToString());
}

using Tracking.Grains.Vehicles;

namespace Tracking.Grains.Tests.Vehicles;

public sealed class KnowledgeTests
{
    [Theory]
    [InlineData(new long[] { 1, 2, 3 }, Knowledge.None, new long[] { 1, 2, 3 })]
    [InlineData(new long[] { 1, 100, 2, 3 }, Knowledge.None, new long[] { 1, 2, 2, 3 })] // One late fix.
    [InlineData(new long[] { 1, 100, 101, 102, 2 }, Knowledge.None, new long[] { 1, 2, 2, 2, 2 })] // A late stretch.
    [InlineData(new long[] { 1, 2, 100 }, 3, new long[] { 1, 2, 3 })] // What still waits in the window counts.
    [InlineData(new long[] { 1, Knowledge.None, 3 }, Knowledge.None, new long[] { 1, 3, 3 })] // Future: never judged.
    public void Lower_Offsets_BecomeTheLeastOfThemselvesAndWhatFollows(long[] offsets, long after, long[] expected)
    {
        Knowledge.Lower(offsets, after);
        Assert.Equal(expected, offsets);
    }
}

using System.Text;
using Tracking.Geo.Fences;
using Tracking.Ingest.Fences;
using Tracking.Ingest.Tests.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Ingest.Tests.Fences;

public sealed class FenceDocumentTests
{
    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 100)]
    [InlineData(50, 100)]
    [InlineData(50, 1_000)]
    [InlineData(50, 1_000_000)]
    public void Parts_OfAnySize_AreTheWholeDocument(int count, int partBytes)
    {
        Assert.True(FenceImport.TryRead(
            Documents.Stacked(Enumerable.Range(0, count).Select(static i => $"油库{i}")), out var fences, out _));

        var parts = FenceDocument.Parts(
            fences.Select(static fence => new FenceVersion(fence, LogOffset.Start, null)), partBytes).ToList();

        Assert.All(parts, part => Assert.InRange(part.Length, 1, partBytes));
        var document = parts.SelectMany(static part => part.ToArray()).ToArray();
        Assert.True(FenceImport.TryRead(document, out var read, out var error), $"{error}: {Encoding.UTF8.GetString(document)}");
        Assert.Equal(fences, read);
    }
}

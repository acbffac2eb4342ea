using Tracking.Geo.GeoJson;
using Tracking.Ingest.Imports;

namespace Tracking.Ingest.Tests.Imports;

public class ImportProblemTests
{
    [Fact]
    public void Of_BadProperty_HasTheCallersReason() => Assert.Equal(
        new ImportProblem("invalid_fence", "feature 3 (\"depot-7\"): no name"),
        ImportProblem.Of(new GeoJsonError(GeoJsonErrorKind.BadProperty, "no name", 3, "depot-7"), "invalid_fence"));

    [Fact]
    public void Of_AnyOtherKind_IsInvalidGeoJson() => Assert.All(
        Enum.GetValues<GeoJsonErrorKind>().Where(static kind => kind != GeoJsonErrorKind.BadProperty),
        static kind => Assert.Equal("invalid_geojson", ImportProblem.Of(new GeoJsonError(kind, ""), "invalid_fence").Reason));
}

using Tracking.Geo.GeoJson;
using Tracking.Geo.Regions;
using Tracking.Geo.Tests.GeoJson;

namespace Tracking.Geo.Tests.Regions;

public sealed class RegionImportTests
{
    [Fact]
    public void TryRead_AllProperties_AreRead()
    {
        var imported = Read(
            Region("""{"code":"360000","name":"江西省","level":"province","parent":null,"name_en":"Jiangxi"}"""),
            Region("""{"code":360100,"name":"南昌市","level":"city","parent":360000}"""));
        Assert.Equal(["360000", "360100"], imported.Regions.Select(static region => region.Code));
        Assert.Equal(["江西省", "南昌市"], imported.Regions.Select(static region => region.Name));
        Assert.Equal(["province", "city"], imported.Regions.Select(static region => region.Level));
        Assert.Equal([null, "360000"], imported.Regions.Select(static region => region.Parent));
        Assert.Equal(Documents.Square, imported.Regions[0].GeometryJson);
        Assert.Equal(0, imported.RepairedCount);
    }

    [Fact]
    public void TryRead_BorderThatCrossesItself_IsRepairedCountedAndStoredValid()
    {
        var imported = Read(
            Region("""{"code":"1","name":"a","level":"city"}"""),
            Documents.Feature(Documents.Bowtie, """{"code":"2","name":"b","level":"city"}"""));
        Assert.Equal(1, imported.RepairedCount);
        Assert.True(GeoJsonReader.ReadGeometry(imported.Regions[1].GeometryJson).IsValid);
    }

    [Fact]
    public void TryRead_RegionThatNamesItselfAsParent_HasNone()
    {
        var imported = Read(Region("""{"code":"710000","name":"a","level":"province","parent":"710000"}"""));
        Assert.Null(imported.Regions[0].Parent);
    }

    [Theory]
    [InlineData("""{"name":"a","level":"city"}""", "'code' is missing")]
    [InlineData("""{"code":"1","level":"city"}""", "'name' is missing")]
    [InlineData("""{"code":"1","name":"a"}""", "'level' is missing")]
    [InlineData("""{"code":true,"name":"a","level":"city"}""", "'code' must be a text of 1 to 64 characters")]
    [InlineData(
        """{"code":"1","name":"a","level":"city","parent":[]}""",
        "'parent' must be a text of 1 to 64 characters")]
    [InlineData("""{"code":"1=2","name":"a","level":"city"}""", "'code' must not hold '/' or '='")]
    [InlineData("""{"code":"1","name":"a","level":"city/town"}""", "'level' must not hold '/' or '='")]
    public void TryRead_WrongProperty_SaysWhich(string properties, string text) =>
        Check($"feature 0: {text}", Region(properties));

    [Fact]
    public void TryRead_CodeTwice_NamesBothFeatures()
    {
        var region = Region("""{"code":"1","name":"a","level":"city"}""");
        Check("feature 1: the code '1' is also that of feature 0", region, region);
    }

    [Fact]
    public void TryRead_ParentsInACircle_NamesTheCircle() => Check(
        "feature 1: parents go round in a circle: 2 → 3 → 2",
        Region("""{"code":"1","name":"a","level":"city","parent":"2"}"""),
        Region("""{"code":"2","name":"a","level":"city","parent":"3"}"""),
        Region("""{"code":"3","name":"a","level":"city","parent":"2"}"""));

    [Fact]
    public void TryRead_ChainOfParentsAsLongAsADocumentCanBe_IsReadInTime()
    {
        var regions = Enumerable.Range(0, 20_000)
            .Select(static i => Region($$"""{"code":"{{i}}","name":"a","level":"city","parent":"{{i + 1}}"}"""))
            .ToArray();
        Assert.Equal(20_000, Read(regions).Regions.Count);
    }

    [Fact]
    public void TryRead_BrokenGeoJson_IsTheReadersError() =>
        Check("feature 0: has no geometry", Documents.Feature("null", """{"code":"1","name":"a","level":"city"}"""));

    private static string Region(string properties) => Documents.Feature(Documents.Square, properties);

    private static ImportedRegions Read(params string[] features) =>
        RegionImport.TryRead(Documents.Bytes(Documents.Collection(features)), out var regions, out var error)
            ? regions
            : throw new InvalidOperationException(error.ToString());

    private static void Check(string text, params string[] features)
    {
        var json = Documents.Bytes(Documents.Collection(features));
        Assert.False(RegionImport.TryRead(json, out var regions, out var error));
        Assert.Null(regions);
        Assert.Equal(text, error.ToString());
    }
}

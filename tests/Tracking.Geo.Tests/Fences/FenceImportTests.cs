using Tracking.Geo.Fences;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Tests.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Tests.Fences;

public sealed class FenceImportTests
{
    [Fact]
    public void TryRead_AllProperties_AreRead()
    {
        var fence = Read("""
            {"id":"depot-7","name":"油库","alerts":["no-go","enter"],"speed_limit_kmh":40,"colour":"red",
             "vehicle_classes":["hazmat","coach","hazmat"],
             "valid_from":"2026-01-01T08:00:00+08:00","valid_to":"2027-01-01T00:00:00Z"}
            """);
        Assert.Equal(("depot-7", "油库", Documents.Square), (fence.Id, fence.Name, fence.GeometryJson));
        Assert.Equal(FenceAlerts.NoGo | FenceAlerts.Enter, fence.Alerts);
        Assert.Equal(Speed.FromKilometersPerHour(40), fence.SpeedLimit);
        Assert.Equal([VehicleClass.Hazmat, VehicleClass.Coach], fence.Classes);
        Assert.Equal("2026-01-01T00:00:00Z", fence.ValidFrom.ToString());
        Assert.Equal("2027-01-01T00:00:00Z", fence.ValidTo.ToString());
    }

    [Fact]
    public void TryRead_OnlyAnId_TakesTheDefaults()
    {
        var fence = Read("""{"id":5,"name":null,"alerts":null,"speed_limit_kmh":null}""");
        Assert.Equal(("5", "5"), (fence.Id, fence.Name));
        Assert.Equal(FenceAlerts.Enter | FenceAlerts.Exit, fence.Alerts);
        Assert.Null(fence.SpeedLimit);
        Assert.Empty(fence.Classes);
        Assert.Equal((DeviceTime.MinValue, DeviceTime.MaxValue), (fence.ValidFrom, fence.ValidTo));
    }

    [Theory]
    [InlineData("""{"id":"a"}""", FenceAlerts.Enter | FenceAlerts.Exit)]
    [InlineData("""{"id":"a","speed_limit_kmh":60}""", FenceAlerts.None)]
    [InlineData("""{"id":"a","alerts":[]}""", FenceAlerts.None)]
    [InlineData("""{"id":"a","alerts":["exit"],"speed_limit_kmh":60}""", FenceAlerts.Exit)]
    public void TryRead_AlertsAndLimit_DecideWhatIsRaised(string properties, FenceAlerts alerts) =>
        Assert.Equal(alerts, Read(properties).Alerts);

    [Theory]
    [InlineData("""{"type":"Feature","id":"b","properties":{"id":"a","code":"c"},"geometry":""", "a")]
    [InlineData("""{"type":"Feature","id":"b","properties":{"code":"c"},"geometry":""", "b")]
    [InlineData("""{"type":"Feature","properties":{"code":"c"},"geometry":""", "c")]
    public void TryRead_SeveralIds_TakesTheMostExplicit(string feature, string id)
    {
        var json = Documents.Bytes(Documents.Collection(feature + Documents.Square + "}"));
        Assert.True(FenceImport.TryRead(json, out var fences, out _));
        Assert.Equal(id, fences[0].Id);
    }

    [Theory]
    [InlineData("{}", "has no id: neither the property 'id', nor the feature's id, nor the property 'code'")]
    [InlineData("""{"id":""}""", "'id' must be a text of 1 to 64 characters")]
    [InlineData("""{"id":1.5}""", "'id' must be a text of 1 to 64 characters")]
    [InlineData("""{"id":"a\u0000"}""", "'id' must be a text of 1 to 64 characters")]
    [InlineData("""{"id":"a","name":"  "}""", "'name' must be a text of 1 to 200 characters")]
    [InlineData("""{"id":"a","alerts":"enter"}""", "'alerts' must be an array of texts")]
    [InlineData("""{"id":"a","alerts":["enter",5]}""", "'alerts' must be an array of texts")]
    [InlineData("""{"id":"a","alerts":["Enter"]}""", "'alerts' holds 'Enter': it may hold enter, exit and no-go")]
    [InlineData("""{"id":"a","speed_limit_kmh":"60"}""", "'speed_limit_kmh' must be a number above 0, at most 500")]
    [InlineData("""{"id":"a","speed_limit_kmh":0}""", "'speed_limit_kmh' must be a number above 0, at most 500")]
    [InlineData("""{"id":"a","speed_limit_kmh":501}""", "'speed_limit_kmh' must be a number above 0, at most 500")]
    [InlineData(
        """{"id":"a","vehicle_classes":["bus"]}""",
        "'vehicle_classes' holds 'bus': it may hold other, coach, tour-coach, hazmat, heavy-truck, "
        + "semi-trailer-tractor, school-bus, van")]
    [InlineData(
        """{"id":"a","valid_from":"2026-01-01"}""",
        "'valid_from' must be a time in ISO-8601 with a zone, such as 2026-11-21T08:00:00+08:00")]
    [InlineData(
        """{"id":"a","valid_to":1767225600}""",
        "'valid_to' must be a time in ISO-8601 with a zone, such as 2026-11-21T08:00:00+08:00")]
    [InlineData(
        """{"id":"a","valid_from":"2026-01-01T00:00:00Z","valid_to":"2026-01-01T00:00:00Z"}""",
        "'valid_to' (2026-01-01T00:00:00Z) must be later than 'valid_from' (2026-01-01T00:00:00Z)")]
    public void TryRead_WrongProperty_SaysWhich(string properties, string text) =>
        Check(
            Documents.Collection(Documents.Feature(Documents.Square, properties)),
            GeoJsonErrorKind.BadProperty,
            $"feature 0: {text}");

    [Fact]
    public void TryRead_IdTwice_NamesBothFeatures()
    {
        var fence = Documents.Feature(Documents.Square, """{"id":"a"}""");
        Check(
            Documents.Collection(fence, fence),
            GeoJsonErrorKind.BadProperty,
            "feature 1: the id 'a' is also that of feature 0");
    }

    [Fact]
    public void TryRead_BoundaryThatCrossesItself_IsRefused() => Check(
        Documents.Collection(Documents.Feature(Documents.Bowtie, """{"id":"a"}""")),
        GeoJsonErrorKind.SelfIntersection,
        "feature 0: the boundary crosses itself at [0.5, 0.5]");

    private static FenceDefinition Read(string properties)
    {
        var json = Documents.Bytes(Documents.Collection(Documents.Feature(Documents.Square, properties)));
        return FenceImport.TryRead(json, out var fences, out var error)
            ? Assert.Single(fences)
            : throw new InvalidOperationException(error.ToString());
    }

    private static void Check(string json, GeoJsonErrorKind kind, string text)
    {
        Assert.False(FenceImport.TryRead(Documents.Bytes(json), out var fences, out var error));
        Assert.Null(fences);
        Assert.Equal(text, error.ToString());
        Assert.Equal(kind, error.Kind);
    }
}

using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Regions;
using Tracking.Model.Positions;
using Tracking.Testing;

namespace Tracking.Geo.Tests.Regions;

/// <summary>deploy/regions/china-provinces.geojson as it is shipped.</summary>
public sealed class ShippedProvincesTests
{
    private const int MaximumBytes = 1_000_000;

    // GB/T 2260, level 1.
    private static readonly string[] Codes =
    [
        "110000", "120000", "130000", "140000", "150000", "210000", "220000", "230000", "310000", "320000", "330000",
        "340000", "350000", "360000", "370000", "410000", "420000", "430000", "440000", "450000", "460000", "500000",
        "510000", "520000", "530000", "540000", "610000", "620000", "630000", "640000", "650000", "710000", "810000",
        "820000",
    ];

<<<<<<< HEAD
    private static readonly byte[] File =
        System.IO.File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "deploy", "regions", "china-provinces.geojson"));
=======
    private static readonly byte[] File = System.IO.File.ReadAllBytes(
        Path.Combine(SharedData.RepositoryRoot, "deploy", "regions", "china-provinces.geojson"));
>>>>>>> 88b5f104225a9f5ef8bae5d62686481dcff48973

    private static readonly Lazy<RegionSet> Provinces = new(static () => RegionSet.Build(Import().Regions));

    [Fact]
    public void File_AsShipped_HoldsThe34UnitsBelowOneMegabyte()
    {
        Assert.InRange(File.Length, 1, MaximumBytes);
        Assert.Equal(Codes, Import().Regions.Select(static region => region.Code));
        Assert.All(Import().Regions, static region => Assert.Equal("province", region.Level));
    }

    [Fact]
    public void Geometries_AsShipped_AreValidWithoutRepair() => Assert.Equal(0, Import().RepairedCount);

    [Fact]
    public void Geometries_AsShipped_DoNotOverlap()
    {
        var areas = Import().Regions.Select(static region => GeoJsonReader.ReadGeometry(region.GeometryJson)).ToArray();
        for (var i = 0; i < areas.Length; i++)
        {
            for (var j = i + 1; j < areas.Length; j++)
            {
                Assert.True(CommonArea(areas[i], areas[j]) < 1e-12, $"{Codes[i]} and {Codes[j]} overlap");
            }
        }
    }

    // Landmarks well within each city; latitude, longitude.
    [Theory]
    [InlineData("110000", 39.9087, 116.3975)] // Beijing, Tian'anmen
    [InlineData("120000", 39.1334, 117.2050)] // Tianjin
    [InlineData("130000", 38.0428, 114.5149)] // Shijiazhuang
    [InlineData("140000", 37.8706, 112.5489)] // Taiyuan
    [InlineData("150000", 40.8426, 111.7492)] // Hohhot
    [InlineData("210000", 41.8057, 123.4315)] // Shenyang
    [InlineData("220000", 43.8171, 125.3235)] // Changchun
    [InlineData("230000", 45.8038, 126.5350)] // Harbin
    [InlineData("310000", 31.2304, 121.4737)] // Shanghai
    [InlineData("320000", 32.0603, 118.7969)] // Nanjing
    [InlineData("330000", 30.2741, 120.1551)] // Hangzhou
    [InlineData("340000", 31.8206, 117.2272)] // Hefei
    [InlineData("350000", 26.0745, 119.2965)] // Fuzhou
    [InlineData("360000", 28.68, 115.86)] // Nanchang
    [InlineData("370000", 36.6512, 117.1201)] // Jinan
    [InlineData("410000", 34.7466, 113.6253)] // Zhengzhou
    [InlineData("420000", 30.5928, 114.3055)] // Wuhan
    [InlineData("430000", 28.2282, 112.9388)] // Changsha
    [InlineData("440000", 23.1291, 113.2644)] // Guangzhou
    [InlineData("450000", 22.8170, 108.3665)] // Nanning
    [InlineData("460000", 20.0200, 110.3486)] // Haikou
    [InlineData("500000", 29.5630, 106.5516)] // Chongqing
    [InlineData("510000", 30.5728, 104.0668)] // Chengdu
    [InlineData("520000", 26.6470, 106.6302)] // Guiyang
    [InlineData("530000", 25.0389, 102.7183)] // Kunming
    [InlineData("540000", 29.6525, 91.1721)] // Lhasa
    [InlineData("610000", 34.3416, 108.9398)] // Xi'an
    [InlineData("620000", 36.0611, 103.8343)] // Lanzhou
    [InlineData("630000", 36.6171, 101.7782)] // Xining
    [InlineData("640000", 38.4872, 106.2309)] // Yinchuan
    [InlineData("650000", 43.8256, 87.6168)] // Urumqi
    [InlineData("710000", 25.0330, 121.5654)] // Taipei
    [InlineData("710000", 22.6273, 120.3014)] // Kaohsiung
    [InlineData("810000", 22.3193, 114.1694)] // Hong Kong, Kowloon
    [InlineData("820000", 22.1987, 113.5439)] // Macao
    [InlineData("350000", 24.4500, 118.3600)] // Kinmen is 350527 in GB/T 2260
    public void Locate_WellKnownCity_FindsItsProvince(string code, double latitude, double longitude)
    {
        var path = Provinces.Value.Locate(GeoPoint.FromDegrees(latitude, longitude));
        Assert.Equal($"province={code}", path.ToString());
    }

    [Theory]
    [InlineData(35.6812, 139.7671)] // Tokyo
    [InlineData(47.9185, 106.9170)] // Ulaanbaatar
    [InlineData(21.0278, 105.8342)] // Hanoi
    [InlineData(30.0, 124.5)] // East China Sea
    public void Locate_OutsideChina_FindsNothing(double latitude, double longitude) =>
        Assert.True(Provinces.Value.Locate(GeoPoint.FromDegrees(latitude, longitude)).IsEmpty);

    private static ImportedRegions Import() =>
        RegionImport.TryRead(File, out var regions, out var error)
            ? regions
            : throw new InvalidOperationException(error.ToString());

    private static double CommonArea(Geometry left, Geometry right) =>
        left.EnvelopeInternal.Intersects(right.EnvelopeInternal)
            ? OverlayNGRobust.Overlay(left, right, SpatialFunction.Intersection).Area
            : 0;
}

using Tracking.Geo.Fences;
using Tracking.Geo.Tests.Distances;
using Tracking.Geo.Tests.GeoJson;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Tests.Fences;

public sealed class FenceExportTests
{
    [Fact]
    public void Write_EveryProperty_ReadsBackAsTheSame()
    {
        Assert.True(FenceCalendar.TryParse(["00:00-06:00"], ["sun 00:00-24:00"], "+09:00", out var calendar, out _));
        Assert.True(DeviceTime.TryParse("2026-01-01T00:00:00.250Z", out var from));
        var full = new FenceDefinition(
            "油库 \"7\"",
            "Depot <7>",
            Documents.Square,
            FenceAlerts.NoGo | FenceAlerts.Exit,
            Speed.FromKilometersPerHour(79.9),
            [VehicleClass.Hazmat, VehicleClass.Coach],
            from,
            DeviceTime.MaxValue)
        {
            Calendar = calendar,
            Dwell = TimeSpan.FromSeconds(45),
            MaximumInside = TimeSpan.FromHours(2),
            ExemptVehicles = ["赣A12345-2"],
            ExemptCompanies = ["A & B"],
        };
        Assert.Equal(full, ReadBack(full));
        Assert.Contains("\"speed_limit_kmh\":79.9,", FenceExport.Write(full), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoAlerts_SaysSoSinceNoneIsNotTheDefault()
    {
        var quiet = new FenceDefinition(
            "a", "a", Documents.Square, FenceAlerts.None, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);
        Assert.Equal(quiet, ReadBack(quiet));
        Assert.Equal(
            $$"""{"type":"Feature","properties":{"id":"a","name":"a","alerts":[]},"geometry":{{Documents.Square}}}""",
            FenceExport.Write(quiet));
    }

    [Fact]
    public void Write_AnyShape_ReadsBackAsTheSame()
    {
        const int Seed = 20261202;
        var random = new RandomPaths(Seed);
        for (var i = 0; i < 500; i++)
        {
            var fence = MadeFences.Any(random, $"f{i}");
            Assert.True(fence == ReadBack(fence), $"seed {Seed}, fence {i}: {FenceExport.Write(fence)}");
        }
    }

    private static FenceDefinition ReadBack(FenceDefinition fence) =>
        FenceImport.TryReadOne(Documents.Bytes(FenceExport.Write(fence)), out var read, out var error)
            ? read
            : throw new InvalidOperationException(error.ToString());
}

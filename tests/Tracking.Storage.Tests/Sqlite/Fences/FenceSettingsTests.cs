using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Storage.Sqlite.Fences;

namespace Tracking.Storage.Tests.Sqlite.Fences;

public sealed class FenceSettingsTests
{
    private static readonly FenceDefinition Plain =
        new("a", "a", "", FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Assert.True(FenceCalendar.TryParse(["00:00-06:00"], ["sun 00:00-24:00"], "+09:00", out var calendar, out _));
        FenceDefinition[] fences =
        [
            Plain,
            Plain with { RadiusMeters = 250.1 },
            Plain with { WidthMeters = 51 },
            Plain with { Calendar = calendar, Dwell = TimeSpan.FromSeconds(60), MaximumInside = TimeSpan.FromHours(1) },
            Plain with { Dwell = TimeSpan.Zero, ExemptVehicles = ["赣A12345-2"], ExemptCompanies = ["一", "二"] },
        ];
        Assert.All(fences, static fence => Assert.Equal(fence, FenceSettings.Read(FenceSettings.Write(fence), Plain)));
    }

    [Fact]
    public void Write_NothingSpecial_IsAnEmptyObject() => Assert.Equal("{}", FenceSettings.Write(Plain));

    [Theory]
    [InlineData("{\"radius_m\"")]
    [InlineData("{\"radius_m\":\"5\"}")]
    [InlineData("{\"utc_offset\":\"+08:00\",\"calendar\":[\"always\"]}")]
    [InlineData("{\"exempt_vehicles\":[null]}")]
    public void Read_Damaged_IsAStorageException(string settings) =>
        Assert.Throws<StorageException>(() => FenceSettings.Read(settings, Plain));
}

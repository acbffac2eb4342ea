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
        FenceDefinition[] fences = [Plain, Plain with { RadiusMeters = 250.1 }, Plain with { WidthMeters = 51 }];
        Assert.All(fences, static fence => Assert.Equal(fence, FenceSettings.Read(FenceSettings.Write(fence), Plain)));
    }

    [Fact]
    public void Write_NothingSpecial_IsAnEmptyObject() => Assert.Equal("{}", FenceSettings.Write(Plain));

    [Theory]
    [InlineData("{\"radius_m\"")]
    [InlineData("{\"radius_m\":\"5\"}")]
    public void Read_Damaged_IsAStorageException(string settings) =>
        Assert.Throws<StorageException>(() => FenceSettings.Read(settings, Plain));
}

using Tracking.Api.Fences;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Api.Tests.Fences;

public sealed class FenceMessagesTests
{
    [Fact]
    public void ToVersionMessages_VeryMany_AreTheNewestInTheirOrder()
    {
        var messages = FenceMessages.ToVersionMessages([.. Enumerable.Range(1, 1_200).Select(static i => Version(i, "{}"))]).ToList();
        Assert.Equal(Enumerable.Range(201, 1_000).Select(static i => (uint)i), messages.Select(static message => message.Fence.Version));
    }

    [Fact]
    public void ToVersionMessages_LargeGeometries_OnlyTheNewestHaveOne()
    {
        var large = $"\"{new string('x', 300_000)}\"";
        var messages = FenceMessages.ToVersionMessages([.. Enumerable.Range(1, 4).Select(i => Version(i, large))]);
        Assert.Equal([false, false, true, true], messages.Select(static message => message.Feature.Length > 0));
    }

    private static FenceVersion Version(int number, string geometry) => new(
        new FenceDefinition("a", "a", geometry, FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue),
        LogOffset.Start,
        null)
    {
        Number = number,
    };
}

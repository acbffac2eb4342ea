using Orleans.Storage;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Persistence;

/// <summary>States in memory, and how states come into grains.</summary>
public sealed class MemoryPersistenceTests(SharedSilo silo)
{
    private readonly INoteGrain _grain = silo.GetGrain<INoteGrain>();

    [Fact]
    public async Task Constructor_OfAGrain_GetsStatesServicesAndContext() =>
        Assert.Equal(" 0 False False True True", await _grain.DescribeAsync());

    [Fact]
    public async Task States_Written_SurviveTheActivationApartFromEachOther()
    {
        await _grain.SetAsync("text", 5);
        await _grain.EndAsync();

        Assert.Equal("text 5 True True True True", await _grain.DescribeAsync());
    }

    [Fact]
    public async Task State_Cleared_IsBlankNowAndLater()
    {
        await _grain.SetAsync("text", 5);

        await _grain.ClearFirstAsync();
        Assert.Equal(" 5 False True True True", await _grain.DescribeAsync());
        await _grain.EndAsync();

        Assert.Equal(" 5 False True True True", await _grain.DescribeAsync());
    }

    [Fact]
    public async Task State_ReadOutsideTheGrain_IsRefused() => Assert.True(await _grain.IsGuardedAsync());

    [Fact]
    public async Task State_OfAnUnknownProvider_FailsTheCall()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(silo.GetGrain<ILostGrain>().DoAsync);

        var cause = Assert.IsType<BadProviderConfigException>(failure.GetBaseException());
        Assert.Contains("nowhere", cause.Message, StringComparison.Ordinal);
    }
}

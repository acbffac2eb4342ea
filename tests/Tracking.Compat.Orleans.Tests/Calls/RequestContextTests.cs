using Orleans.Runtime;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Calls;

/// <summary>Values that travel with calls.</summary>
public sealed class RequestContextTests(SharedSilo silo) : IDisposable
{
    private const string Key = "case number";
    private readonly IEchoGrain _grain = silo.GetGrain<IEchoGrain>();
    private readonly string _other = $"other-{Guid.NewGuid()}";

    [Fact]
    public async Task Context_OfTheCaller_ReachesTheGrainAndThoseItCalls()
    {
        RequestContext.Set(Key, "42");

        Assert.Equal("42", await _grain.GetContextAsync(Key));
        Assert.Equal("42", await _grain.GetContextThroughAsync(_other, Key, null));
    }

    [Fact]
    public async Task Context_ChangedByAGrain_ReachesThoseItCallsAndNotItsCaller()
    {
        RequestContext.Set(Key, "42");

        Assert.Equal("43", await _grain.GetContextThroughAsync(_other, Key, "43"));
        Assert.Equal("42", RequestContext.Get(Key));
        Assert.Equal("42", await _grain.GetContextAsync(Key));
    }

    [Fact]
    public async Task Context_OfOneCall_IsNotThatOfTheNext()
    {
        RequestContext.Set(Key, "42");
        await _grain.GetContextAsync(Key);
        RequestContext.Remove(Key);

        Assert.Null(await _grain.GetContextAsync(Key));
    }

    [Fact]
    public void Values_SetAndRemoved_ComeAndGo()
    {
        RequestContext.Set(Key, "1");
        RequestContext.Set("other", "2");

        Assert.Equal([Key, "other"], RequestContext.Keys.Order());
        Assert.True(RequestContext.Remove("other"));
        Assert.False(RequestContext.Remove("other"));
        Assert.Equal([new(Key, "1")], RequestContext.Entries);
        RequestContext.Clear();
        Assert.Null(RequestContext.Get(Key));
    }

    public void Dispose() => RequestContext.Clear();
}

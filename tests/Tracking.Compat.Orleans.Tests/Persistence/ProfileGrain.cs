using Orleans;
using Orleans.Core;
using Orleans.Runtime;

namespace Tracking.Compat.Orleans.Tests.Persistence;

internal sealed class ProfileGrain(
    [PersistentState("profile", SqliteSilo.Storage)] IPersistentState<ProfileState> state) : Grain, IProfileGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<ProfileSnapshot> GetAsync() => Task.FromResult(new ProfileSnapshot(
        state.State.Name, state.State.Visits, state.Etag, state.RecordExists, _activation));

    public Task SetAsync(string name, int visits)
    {
        state.State.Name = name;
        state.State.Visits = visits;
        return state.WriteStateAsync(CancellationToken.None);
    }

    public Task ClearAsync() => state.ClearStateAsync();

    public Task ReloadAsync() => state.ReadStateAsync();

    public Task WriteTwiceAtOnceAsync() => Task.WhenAll(state.WriteStateAsync(), state.WriteStateAsync());

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

using Orleans;
using Orleans.Runtime;

namespace Tracking.Compat.Orleans.Tests.Persistence;

internal sealed class LostGrain(
    [PersistentState("lost", "nowhere")] IPersistentState<ProfileState> state) : Grain, ILostGrain
{
    public Task DoAsync() => state.WriteStateAsync();
}

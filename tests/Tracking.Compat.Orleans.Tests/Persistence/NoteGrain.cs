using Orleans;
using Orleans.Runtime;
using Tracking.Compat.Orleans.Tests.Silos;

namespace Tracking.Compat.Orleans.Tests.Persistence;

internal sealed class NoteGrain(
    [PersistentState("first", SharedSilo.Memory)] IPersistentState<ProfileState> first,
    TimeProvider time,
    [PersistentState("second", SharedSilo.Memory)] IPersistentState<ProfileState> second,
    IGrainContext context) : Grain, INoteGrain
{
    public async Task SetAsync(string name, int visits)
    {
        first.State.Name = name;
        second.State.Visits = visits;
        await first.WriteStateAsync();
        await second.WriteStateAsync();
    }

    public Task<string> DescribeAsync() => Task.FromResult(
        $"{first.State.Name} {second.State.Visits} {first.RecordExists} {second.RecordExists} "
        + $"{time is not null} {context.GrainId == this.GetGrainId()}");

    public Task ClearFirstAsync() => first.ClearStateAsync();

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<bool> IsGuardedAsync()
    {
        var failure = await Task.Run(() => Record.Exception(() => first.State));
        return failure is InvalidOperationException;
    }
}

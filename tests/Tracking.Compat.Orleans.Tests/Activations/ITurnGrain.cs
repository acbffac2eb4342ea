using Orleans;
using Orleans.Concurrency;

namespace Tracking.Compat.Orleans.Tests.Activations;

/// <summary>Reports how its calls interleave.</summary>
public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Waits at a gate; returns how many calls were inside at most.</summary>
    Task<int> HoldAsync(string gate);

    [ReadOnly]
    Task<int> HoldReadOnlyAsync(string gate);

    [AlwaysInterleave]
    Task<int> HoldInterleavingAsync(string gate);

    /// <summary>Reads, yields and writes: two at once would lose a count.</summary>
    Task IncrementAsync();

    Task<int> GetCountAsync();

    /// <summary>Whether code after several kinds of awaits runs where it ran before.</summary>
    Task<bool> StaysOnItsSchedulerAsync();
}

using Orleans.Activations;
using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>One call on its way: what to run, how it may interleave, and who waits for the answer.</summary>
internal abstract class GrainCall : IActivationWork
{
    /// <summary>Where the call is listed while it waits for its answer; see <see cref="CallDeadlines"/>.</summary>
    internal LinkedListNode<GrainCall>? DeadlineNode { get; set; }

    internal CallDeadlineList? DeadlineList { get; set; }

    internal long StartedAt { get; set; }

    internal Dictionary<string, object>? RequestContextData { get; init; }

    internal int ForwardCount { get; set; }

    internal virtual bool IsAlwaysInterleave => false;

    internal virtual bool IsReadOnly => false;

    internal virtual bool IsOneWay => false;

    /// <summary>Whether the call counts as use of the activation, which delays idle collection.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>Whether nobody waits for the answer any more, so that the call need not start.</summary>
    internal virtual bool IsAbandoned => false;

    /// <summary>
    /// Whether the call belongs to one activation and ends with it, instead of moving on to the next.
    /// </summary>
    internal virtual bool IsLocalOnly => false;

    void IActivationWork.Start(GrainActivation activation) => _ = RunAsync(activation);

    internal abstract Task RunAsync(ICallHost host);

    /// <summary>Answers with a failure unless the call has been answered already.</summary>
    internal abstract bool TryFail(Exception exception);

    /// <summary>Answers with a time-out.</summary>
    internal virtual void Expire(TimeSpan timeout) => TryFail(
        new TimeoutException($"Response did not arrive on time in {timeout} for message: {this}."));

    internal void ImportRequestContext() => RequestContext.Import(RequestContextData);
}

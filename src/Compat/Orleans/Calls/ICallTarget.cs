using Orleans.Runtime;

namespace Orleans.Calls;

/// <summary>What a reference points at.</summary>
internal interface ICallTarget
{
    GrainId GrainId { get; }

    /// <summary>Takes the call over: from here on it is answered, or expires.</summary>
    void Send(GrainCall call);
}

namespace Orleans.Calls;

/// <summary>What runs a call: an activation or an observer.</summary>
internal interface ICallHost
{
    object Instance { get; }

    /// <summary>Reports that the method threw, before the caller learns of it.</summary>
    void OnFault(GrainCall call, Exception exception);

    /// <summary>Reports that the call no longer runs, whatever its outcome.</summary>
    void OnCompleted(GrainCall call);
}

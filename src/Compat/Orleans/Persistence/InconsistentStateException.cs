using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// The stored state is not the one that was read: somebody else has written. The activation from which it escapes
/// is deactivated, so that the next call reads again.
/// </summary>
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : base(errorMsg)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public string? StoredEtag { get; }

    public string? CurrentEtag { get; }

    /// <summary>Whether it has not yet left the activation whose state is stale.</summary>
    internal bool IsSourceActivation { get; set; } = true;

    public override string ToString() =>
        $"InconsistentStateException: {Message} Expected Etag={StoredEtag} Received Etag={CurrentEtag} "
        + InnerException;
}

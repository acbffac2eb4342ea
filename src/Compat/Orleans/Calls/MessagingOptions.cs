using System.Diagnostics;

namespace Orleans.Configuration;

/// <summary>Limits of calls.</summary>
public abstract class MessagingOptions
{
    private TimeSpan _responseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A caller gives up after this time (default 30 s); the callee goes on.</summary>
    public TimeSpan ResponseTimeout
    {
        get => Debugger.IsAttached ? ResponseTimeoutWithDebugger : _responseTimeout;
        set => _responseTimeout = value;
    }

    /// <summary>Replaces <see cref="ResponseTimeout"/> while a debugger is attached (default 30 min).</summary>
    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether a call that timed out also cancels the token that the callee got (default no).</summary>
    public bool CancelRequestOnTimeout { get; set; }

    /// <summary>Whether a caller that cancels waits for the callee to answer (default no).</summary>
    public bool WaitForCancellationAcknowledgement { get; set; }
}

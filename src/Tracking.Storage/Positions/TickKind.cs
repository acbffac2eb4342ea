namespace Tracking.Storage.Positions;

/// <summary>What a tick row makes the fold do. The numbers are stored: never reuse one.</summary>
public enum TickKind
{
    /// <summary>
    /// Drain the reorder window: nothing came for its length of receive time, or the sender says it has sent all.
    /// </summary>
    Flush = 1,

    /// <summary>Re-fold from before the oldest late position.</summary>
    Refold = 2,

    /// <summary>Judge that nothing came up to the tick's time.</summary>
    Silence = 3,
}

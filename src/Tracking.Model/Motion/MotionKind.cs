namespace Tracking.Model.Motion;

/// <summary>What a vehicle did over a stretch of time. The numbers are stored: never reuse one.</summary>
public enum MotionKind
{
    /// <summary>It drove, short halts included.</summary>
    Driving = 1,

    /// <summary>It stood.</summary>
    Stopped = 2,

    /// <summary>Nothing is known: no fix came for longer than the longest gap that counts as seen.</summary>
    Unknown = 3,
}

namespace Tracking.Model.Positions;

/// <summary>
/// What is odd about a stored position. A flagged position is kept and shown; a rule says which flags it passes over.
/// </summary>
[Flags]
public enum QualityFlags
{
    /// <summary>Nothing is odd.</summary>
    None = 0,

    /// <summary>The point is exactly 0°, 0°: a receiver without a fix.</summary>
    Zero = 1,

    /// <summary>
    /// The device time is more than 10 minutes ahead of our clock; such a fix never moves the watermark.
    /// </summary>
    Future = 2,

    /// <summary>
    /// The fix was more than 10 minutes old when it arrived: back-fill or a recorded file, not a live vehicle.
    /// </summary>
    Stale = 4,

    /// <summary>Another fix with the same device time and other content was stored before this one.</summary>
    SameTime = 8,

    /// <summary>No road vehicle can have come here from the last good fix in the time between.</summary>
    Jump = 16,

    /// <summary>It came more than 8 days of device time late: stored and shown, but no longer judged.</summary>
    Unjudged = 32,

    /// <summary>It reports a speed and lies, to the last digit, at the place of the fix before it.</summary>
    Frozen = 64,
}

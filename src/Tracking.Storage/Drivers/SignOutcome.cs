namespace Tracking.Storage.Drivers;

/// <summary>What became of a sign-on or sign-off.</summary>
public enum SignOutcome
{
    /// <summary>It is stored.</summary>
    Added = 1,

    /// <summary>It was stored already.</summary>
    Known = 2,

    /// <summary>The driver is not registered; nothing is stored.</summary>
    UnknownDriver = 3,

    /// <summary>
    /// The driver or the vehicle has <see cref="ISignLog.MaximumInReach"/> already within a month; nothing is stored.
    /// </summary>
    TooMany = 4,
}
